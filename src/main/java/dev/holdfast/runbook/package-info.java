/// The engine: intent, act, verify, outcome.
@NullMarked
package dev.holdfast.runbook;

import org.jspecify.annotations.NullMarked;
