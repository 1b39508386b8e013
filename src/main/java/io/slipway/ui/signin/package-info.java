/** Signing in and out, and changing one's password: plain forms that work before anything else does. */
@NullMarked
@NamedInterface("signin")
package io.slipway.ui.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
