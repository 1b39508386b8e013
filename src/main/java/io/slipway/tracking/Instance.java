package io.slipway.tracking;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells this Slipway from others for as long as it runs: its door says it to whoever has a token, should it be itself that asks. */
@Component
public class Instance {
    /** Where the door says it, below its address. */
    public static final String PATH = "/slipway";

    private final String id = UUID.randomUUID().toString();

    public String id() {
        return id;
    }
}
