/** Brings what an MLflow server or its SQLite file holds into a project, and takes a project to a server: whole, once, and resumable. */
@NullMarked
@NamedInterface("transfer")
package io.slipway.tracking.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
