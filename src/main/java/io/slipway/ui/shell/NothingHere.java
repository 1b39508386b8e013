package io.slipway.ui.shell;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** An address that leads nowhere. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class NothingHere extends NoPage<NotFoundException> {}
