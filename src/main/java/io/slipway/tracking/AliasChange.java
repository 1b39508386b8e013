package io.slipway.tracking;

import org.jspecify.annotations.Nullable;

/** An alias was set, moved or taken away: from which version to which (null for none), by whom and when (milliseconds since 1970). */
public record AliasChange(
        String alias, @Nullable Long earlier, @Nullable Long version, String actor, long happened) {}
