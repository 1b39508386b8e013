package io.slipway.format.kfp;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a scalar without quotes means: as the SDK's own reader (PyYAML) takes it. */
final class YamlScalars {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE|yes|Yes|YES|on|On|ON");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE|no|No|NO|off|Off|OFF");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern ENDLESS = Pattern.compile("([-+]?)\\.(inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(nan|NaN|NAN)");
    /** What another reader takes for a date, a base-60 or base-8 number, a merge key and the like. */
    private static final Pattern OTHER = Pattern.compile("[-+]?[0-9][-0-9_:.xobTtZ a-fA-F]*|=|<<|y|Y|n|N");

    private YamlScalars() {}

    static JsonNode value(ScalarEvent scalar) {
        String text = scalar.getValue();
        String tag = scalar.getTag().orElse("");
        if (!tag.isEmpty()) {
            YamlTree.refuseTag(tag, scalar);
        }
        return scalar.isPlain() && !tag.endsWith(":str") ? plain(text) : Trees.text(text);
    }

    private static JsonNode plain(String text) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (NULL.matcher(text).matches()) {
            return make.nullNode();
        }
        if (TRUE.matcher(text).matches()) {
            return make.booleanNode(true);
        }
        if (FALSE.matcher(text).matches()) {
            return make.booleanNode(false);
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        if (NUMBER.matcher(text).matches()) {
            return make.numberNode(Double.parseDouble(text));
        }
        if (ENDLESS.matcher(text).matches()) {
            return make.numberNode(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return NOT_A_NUMBER.matcher(text).matches() ? make.numberNode(Double.NaN) : Trees.text(text);
    }

    private static JsonNode whole(BigInteger number) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (number.bitLength() < 32) {
            return make.numberNode(number.intValue());
        }
        return number.bitLength() < 64 ? make.numberNode(number.longValue()) : make.numberNode(number);
    }

    /** Whether any reader could take this text, written without quotes, for something else than text. */
    static boolean ambiguous(String text) {
        return !plain(text).isString() || OTHER.matcher(text).matches();
    }
}
