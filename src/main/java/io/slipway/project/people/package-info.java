/** Accounts: who has one, how somebody proves to be that person, where somebody is signed in. */
@NullMarked
@NamedInterface("people")
package io.slipway.project.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
