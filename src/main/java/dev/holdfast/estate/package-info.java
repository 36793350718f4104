/// Live health of components, signs and checklist items: who is sensed when, staleness, cause-first
/// roll-up, layout. Pure but for [dev.holdfast.estate.Sentry], which does the waiting.
@NullMarked
package dev.holdfast.estate;

import org.jspecify.annotations.NullMarked;
