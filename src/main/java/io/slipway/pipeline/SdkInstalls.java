package io.slipway.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the SDK's compiled command installs for a function, in the SDK's words. */
public final class SdkInstalls {
    /** The SDK whose words these are. */
    public static final String KFP = "2.17.3";

    private static final List<String> QUIET = List.of("--quiet", "--no-warn-script-location");

    private SdkInstalls() {}

    /** The argument lists of each {@code pip install}: the packages, then kfp itself unless it is among them. */
    public static List<List<String>> of(List<String> packages) {
        List<List<String>> installs = new ArrayList<>();
        if (!packages.isEmpty()) {
            installs.add(quiet(packages));
        }
        if (packages.stream().noneMatch(each -> each.startsWith("kfp"))) {
            installs.add(
                    quiet(List.of("kfp==" + KFP, "--no-deps", "typing-extensions>=3.7.4,<5; python_version<\"3.9\"")));
        }
        return installs;
    }

    private static List<String> quiet(List<String> requirements) {
        return Stream.concat(QUIET.stream(), requirements.stream()).toList();
    }
}
