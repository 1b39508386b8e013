package io.slipway;

import io.slipway.project.Access;
import io.slipway.project.people.Account;
import io.slipway.project.people.People;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** {@code reset-password NAME}: for somebody who is locked out. Works on the home of a server that is stopped. */
final class ResetPassword {
    private ResetPassword() {}

    /** As much of the application as people need. No Configuration, or the server itself would find it. */
    @Import(Wiring.class)
    @ComponentScan(basePackages = "io.slipway.project", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class PeopleOnly {}

    /** Answers the exit code: 0 done, 1 the home cannot be used, 2 nobody is called that. */
    static int run(String[] args) {
        if (args.length != 1) {
            System.err.println("slipway: expected one name, as in: reset-password admin");
            return 2;
        }
        SpringApplication some = new SpringApplication(PeopleOnly.class);
        some.setWebApplicationType(WebApplicationType.NONE);
        some.setLogStartupInfo(false);
        some.addListeners(new OpenHome(true));
        try (ConfigurableApplicationContext context = some.run()) {
            Access access = context.getBean(Access.class);
            return access.asSystem(() -> reset(context.getBean(People.class), args[0]));
        } catch (RuntimeException toldAlready) {
            return 1;
        }
    }

    private static int reset(People people, String name) {
        List<Account> all = people.all();
        Optional<Account> account =
                all.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
        if (account.isEmpty()) {
            System.err.println("slipway: nobody is called " + name + "; the people here are "
                    + String.join(", ", all.stream().map(Account::name).toList()));
            return 2;
        }
        System.out.println(account.get().name() + " signs in with the password "
                + people.resetPassword(account.get().id()) + " and chooses a new one then.");
        return 0;
    }
}
