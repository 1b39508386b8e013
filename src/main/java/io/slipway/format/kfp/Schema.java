package io.slipway.format.kfp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages of KFP's file and their fields. A field's type is a message's name, {@code string}, {@code bool},
 * {@code int}, {@code number}, {@code duration}, {@code struct} (an object of any data), {@code value} (any data) or
 * {@code A|B} (one of these words); {@code []} after it makes a list, {@code <>} around it a map.
 */
final class Schema {
    private static final String WORDS = """
            PipelineSpec: pipelineInfo=PipelineInfo deploymentSpec=DeploymentConfig sdkVersion=string schemaVersion=string
            . components=<ComponentSpec> root=ComponentSpec defaultPipelineRoot=string
            PipelineInfo: name=string displayName=string description=string
            ComponentSpec: inputDefinitions=InputsSpec outputDefinitions=OutputsSpec dag=DagSpec executorLabel=string
            . singlePlatformSpecs=SinglePlatformSpec[] taskConfigPassthroughs=TaskConfigPassthrough[]
            InputsSpec: artifacts=<InputArtifactSpec> parameters=<InputParameterSpec>
            InputArtifactSpec: artifactType=ArtifactType isArtifactList=bool isOptional=bool description=string
            ArtifactType: schemaTitle=string schemaUri=string instanceSchema=string schemaVersion=string
            InputParameterSpec: type=INT|DOUBLE|STRING parameterType=$KINDS defaultValue=value isOptional=bool
            . description=string literals=value[]
            OutputsSpec: artifacts=<OutputArtifactSpec> parameters=<OutputParameterSpec>
            OutputArtifactSpec: artifactType=ArtifactType properties=<RuntimeValue> customProperties=<RuntimeValue>
            . metadata=struct isArtifactList=bool description=string
            OutputParameterSpec: type=INT|DOUBLE|STRING parameterType=$KINDS description=string
            RuntimeValue: constantValue=LegacyValue runtimeParameter=string constant=value
            LegacyValue: intValue=int doubleValue=number stringValue=string
            DagSpec: tasks=<TaskSpec> outputs=DagOutputs
            TaskSpec: taskInfo=TaskInfo inputs=TaskInputs dependentTasks=string[] cachingOptions=CachingOptions
            . componentRef=ComponentRef triggerPolicy=TriggerPolicy artifactIterator=ArtifactIterator
            . parameterIterator=ParameterIterator retryPolicy=RetryPolicy iteratorPolicy=IteratorPolicy
            TaskInfo: name=string
            TaskInputs: parameters=<TaskParameter> artifacts=<TaskArtifact>
            TaskParameter: taskOutputParameter=TaskOutputParameter runtimeValue=RuntimeValue componentInputParameter=string
            . taskFinalStatus=TaskFinalStatus parameterExpressionSelector=string
            TaskOutputParameter: producerTask=string outputParameterKey=string
            TaskFinalStatus: producerTask=string
            TaskArtifact: taskOutputArtifact=TaskOutputArtifact componentInputArtifact=string
            TaskOutputArtifact: producerTask=string outputArtifactKey=string
            CachingOptions: enableCache=bool cacheKey=string
            ComponentRef: name=string
            TriggerPolicy: condition=string strategy=ALL_UPSTREAM_TASKS_SUCCEEDED|ALL_UPSTREAM_TASKS_COMPLETED|TRIGGER_STRATEGY_UNSPECIFIED
            ArtifactIterator: items=ArtifactItems itemInput=string
            ArtifactItems: inputArtifact=string
            ParameterIterator: items=ParameterItems itemInput=string
            ParameterItems: raw=string inputParameter=string
            RetryPolicy: maxRetryCount=int backoffDuration=duration backoffFactor=number backoffMaxDuration=duration
            IteratorPolicy: parallelismLimit=int
            DagOutputs: artifacts=<DagOutputArtifact> parameters=<DagOutputParameter>
            DagOutputArtifact: artifactSelectors=ArtifactSelector[]
            ArtifactSelector: producerSubtask=string outputArtifactKey=string
            DagOutputParameter: valueFromParameter=ParameterSelector valueFromOneof=ParameterSelectors
            ParameterSelector: producerSubtask=string outputParameterKey=string
            ParameterSelectors: parameterSelectors=ParameterSelector[]
            SinglePlatformSpec: deploymentSpec=PlatformDeployment platform=string config=struct pipelineConfig=PipelineConfig
            PlatformDeployment: executors=<struct>
            PipelineConfig: resourceTtlOnCompletion=int workspace=WorkspaceConfig resourceTtlOnSuccess=int
            . resourceTtlOnFailure=int activeDeadlineSeconds=int
            WorkspaceConfig: size=string kubernetes=KubernetesWorkspaceConfig
            KubernetesWorkspaceConfig: pvcSpecPatch=struct
            TaskConfigPassthrough: field=NONE|RESOURCES|ENV|KUBERNETES_AFFINITY|KUBERNETES_TOLERATIONS|KUBERNETES_NODE_SELECTOR|KUBERNETES_VOLUMES
            . applyToTask=bool
            DeploymentConfig: executors=<ExecutorSpec>
            ExecutorSpec: container=ContainerSpec importer=ImporterSpec resolver=ResolverSpec customJob=CustomJobSpec
            ContainerSpec: image=string command=string[] args=string[] lifecycle=Lifecycle resources=ResourceSpec env=EnvVar[]
            Lifecycle: preCacheCheck=Exec
            Exec: command=string[] args=string[]
            ResourceSpec: cpuLimit=number memoryLimit=number cpuRequest=number memoryRequest=number resourceCpuLimit=string
            . resourceMemoryLimit=string resourceCpuRequest=string resourceMemoryRequest=string accelerator=AcceleratorConfig
            AcceleratorConfig: type=string count=int resourceType=string resourceCount=string
            EnvVar: name=string value=string
            ImporterSpec: artifactUri=RuntimeValue typeSchema=ArtifactType properties=<RuntimeValue>
            . customProperties=<RuntimeValue> reimport=bool metadata=struct downloadToWorkspace=bool
            ResolverSpec: outputArtifactQueries=<ArtifactQuery>
            ArtifactQuery: filter=string limit=int
            CustomJobSpec: customJob=struct
            PlatformSpec: platforms=<SinglePlatformSpec>
            """;
    private static final String KINDS =
            "NUMBER_DOUBLE|NUMBER_INTEGER|STRING|BOOLEAN|LIST|STRUCT|TASK_FINAL_STATUS|TASK_CONFIG";
    /** Fields of which a message has at most one. */
    private static final List<List<String>> ALTERNATIVES = List.of(
            List.of("dag", "executorLabel"),
            List.of("taskOutputParameter", "runtimeValue", "componentInputParameter", "taskFinalStatus"),
            List.of("taskOutputArtifact", "componentInputArtifact"),
            List.of("artifactIterator", "parameterIterator"),
            List.of("constantValue", "runtimeParameter", "constant"),
            List.of("container", "importer", "resolver", "customJob"),
            List.of("valueFromParameter", "valueFromOneof"),
            List.of("raw", "inputParameter"));

    private static final Map<String, Map<String, String>> MESSAGES = messages();

    private Schema() {}

    private static Map<String, Map<String, String>> messages() {
        Map<String, Map<String, String>> messages = new HashMap<>();
        WORDS.replace("\n. ", " ").replace("$KINDS", KINDS).lines().forEach(line -> {
            int colon = line.indexOf(':');
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : line.substring(colon + 2).split(" +", -1)) {
                int equals = field.indexOf('=');
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
            messages.put(line.substring(0, colon), fields);
        });
        return messages;
    }

    /** The fields of a message and their types; null where the name is no message's. */
    static @Nullable Map<String, String> fields(String message) {
        return MESSAGES.get(message);
    }

    static List<List<String>> alternatives() {
        return ALTERNATIVES;
    }

    static String listed(Map<String, String> fields) {
        return fields.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
