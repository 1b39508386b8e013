package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A walk of one admin whose browser has nothing to complain of. */
abstract class AdminsWalk {
    Person ann;

    @BeforeEach
    void signIn() {
        ann = Place.admin();
    }

    @AfterEach
    void theConsoleWasSilent() {
        assertThat(ann.complaints()).isEmpty();
        ann.close();
    }

    /** Of a step on the canvas: by which it is dragged. */
    final Locator head(String title) {
        return ann.page.locator(".pc-head:has-text('" + title + "')").first();
    }
}
