package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.junit.jupiter.api.Test;

/** Each page says who may come, and a page of a project says so before it reads anything. */
class ViewsTest {
    @Test
    void eachPageSaysWhoMayCome() {
        assertThat(Views.all()).hasSizeGreaterThan(8).allSatisfy(view -> {
            String address = Views.address(view);
            boolean anonymous = view.isAnnotationPresent(AnonymousAllowed.class);
            RolesAllowed roles = view.getAnnotation(RolesAllowed.class);
            boolean admins = roles != null && roles.value().length == 1 && roles.value()[0].equals("ADMIN");
            assertThat(anonymous).as("anonymous " + address).isEqualTo(address.equals("login"));
            assertThat(admins).as("admins " + address).isEqualTo(address.startsWith("admin"));
            assertThat(anonymous || admins || view.isAnnotationPresent(PermitAll.class))
                    .as(address)
                    .isTrue();
        });
    }

    @Test
    void aPageIsOfAProjectOrOneOfTheFewThatAreNot() {
        assertThat(Views.all())
                .allSatisfy(
                        view -> assertThat(Views.address(view))
                                .matches(
                                        "p/:project(/.*)?|admin/(people|projects|executors|installation|audit)|login|password|go/:kind\\(runs\\|experiments\\)/:id|"));
    }
}
