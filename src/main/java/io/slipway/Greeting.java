package io.slipway;

import io.slipway.project.Installation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the console says to whoever started the server. The password is printed once and kept nowhere. */
@Component
class Greeting {
    private final Installation installation;
    private final List<String> lines = new ArrayList<>();

    Greeting(Installation installation) {
        this.installation = installation;
    }

    void firstPassword(String name, String password) {
        lines.add("  Sign in as " + name + " with the password " + password);
        lines.add("  It is shown only now, and you choose your own at the first sign-in.");
    }

    void ready() {
        System.out.println("Slipway is ready at " + installation.publicUrl());
        lines.forEach(System.out::println);
        lines.clear();
        System.out.flush();
    }
}
