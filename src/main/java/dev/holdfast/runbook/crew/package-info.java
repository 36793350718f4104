/// The people of a rehearsal: answers what a run needs from a person.
@NullMarked
package dev.holdfast.runbook.crew;

import org.jspecify.annotations.NullMarked;
