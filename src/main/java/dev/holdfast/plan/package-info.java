/// Records of a recovery plan, its YAML form, and the findings that need nothing but the plan.
@NullMarked
package dev.holdfast.plan;

import org.jspecify.annotations.NullMarked;
