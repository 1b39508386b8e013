package io.slipway.ui.model;

import com.vaadin.flow.component.html.Span;

/** An alias as it is written in the address of a model. */
final class AliasChip extends Span {
    private static final long serialVersionUID = 1L;

    AliasChip(String alias) {
        super("@" + alias);
        addClassName("md-alias");
    }

    /** With the number of the version that it points at. */
    static AliasChip at(String alias, long version) {
        AliasChip chip = new AliasChip(alias);
        Span number = new Span(" v" + version);
        number.addClassName("sl-muted");
        chip.add(number);
        return chip;
    }
}
