package io.slipway.format.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code @dsl.component(...)} says; it wins over what stands beside the source. */
record Decorator(List<String> packages, String image) {

    static Decorator of(FunctionDef function, List<String> packages, String image) {
        for (Expr each : function.decorators()) {
            refuse(each, function.component());
        }
        if (!(function.component() instanceof Expr.Call call)) {
            return new Decorator(packages, image);
        }
        call.named().forEach((name, value) -> known(name, value));
        Expr base = call.named().get("base_image");
        Expr install = call.named().get("packages_to_install");
        return new Decorator(
                install == null ? packages : texts(install), base == null || none(base) ? image : text(base));
    }

    private static void refuse(Expr decorator, @Nullable Expr component) {
        if (decorator.equals(component)) {
            return;
        }
        throw new Trouble(
                decorator.at(),
                "A step can only have the decorator @dsl.component; “@%s” would not be there when it runs."
                        .formatted(Annotations.text(decorator)));
    }

    private static void known(String name, Expr value) {
        boolean nothing = none(value)
                || (value instanceof Expr.Constant constant && constant.value().isBoolean());
        switch (name) {
            case "base_image", "packages_to_install" -> {}
            case "target_image", "embedded_artifact_path", "output_component_file" -> {
                if (!nothing) {
                    throw new Trouble(value.at(), "“%s” is for the kfp command line; remove it here.".formatted(name));
                }
            }
            case "pip_index_urls",
                    "pip_trusted_hosts",
                    "install_kfp_package",
                    "kfp_package_path",
                    "use_venv",
                    "additional_funcs",
                    "task_config_passthroughs" -> {
                if (!nothing) {
                    throw new Trouble(
                            value.at(),
                            "“%s” can't be kept here; remove it, and name packages in packages_to_install."
                                    .formatted(name));
                }
            }
            default ->
                throw new Trouble(
                        value.at(),
                        "@dsl.component has no “%s”; it takes base_image and packages_to_install.".formatted(name));
        }
    }

    private static boolean none(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value().isNull();
    }

    private static List<String> texts(Expr expr) {
        List<String> texts = new ArrayList<>();
        if (none(expr)) {
            return texts;
        }
        if (!(expr instanceof Expr.Items items)) {
            throw new Trouble(expr.at(), "packages_to_install takes a list of texts: ['pandas==2.2.3'].");
        }
        items.items().forEach(each -> texts.add(text(each)));
        return texts;
    }

    private static String text(Expr expr) {
        if (expr instanceof Expr.Constant constant && constant.value().isString()) {
            return constant.value().stringValue();
        }
        throw new Trouble(
                expr.at(),
                "Expected a text in quotes in @dsl.component, but here is %s.".formatted(Annotations.text(expr)));
    }
}
