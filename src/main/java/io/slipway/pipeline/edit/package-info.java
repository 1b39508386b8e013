/** What a person does to a pipeline, and what each edit makes of it. Pure: values in, values out. */
@NullMarked
@NamedInterface("edit")
package io.slipway.pipeline.edit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
