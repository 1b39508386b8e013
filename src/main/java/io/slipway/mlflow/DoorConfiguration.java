package io.slipway.mlflow;

import io.slipway.tracking.Gate;
import io.slipway.tracking.Instance;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mounts the door at /mlflow. */
@Configuration
class DoorConfiguration {
    @Bean
    ServletRegistrationBean<MlflowServlet> mlflowDoor(
            Doorway doorway,
            Routes routes,
            ArtifactProxy artifacts,
            PlainFiles plain,
            OwnRun own,
            Gate access,
            Instance instance) {
        ServletRegistrationBean<MlflowServlet> door = new ServletRegistrationBean<>(
                new MlflowServlet(doorway, routes, artifacts, plain, own, access, instance), "/mlflow/*");
        door.setName("mlflowDoor");
        return door;
    }
}
