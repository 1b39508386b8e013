package io.slipway.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void columnsTensorsAndWhatIsOptionalAreTold() {
        Signature signature = Signature.of("""
                flavors:
                  python_function: {loader_module: mlflow.sklearn}
                signature:
                  inputs: '[{"type": "double", "name": "sepal length (cm)", "required": true},
                    {"type": "string", "name": "kind", "required": false}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
                  params: null
                """);
        assertThat(signature.inputs()).containsExactly("sepal length (cm): double", "kind: string, optional");
        assertThat(signature.outputs()).containsExactly("int64 [-1]");
    }

    @Test
    void aFileThatSaysNothingOrCannotBeReadHasNone() {
        assertThat(Signature.of("flavors: {}")).isEqualTo(Signature.NONE);
        assertThat(Signature.of("- [")).isEqualTo(Signature.NONE);
        assertThat(Signature.of("signature: {inputs: 'no json'}")).isEqualTo(Signature.NONE);
    }
}
