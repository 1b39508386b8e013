package io.slipway.ui.shell;

import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.project.NotFoundException;

/** What is not there, or not for this person. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class StrangerHere extends NoPage<NotFoundException> {}
