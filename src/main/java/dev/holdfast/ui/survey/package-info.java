/// A plan's estate while nothing is declared: what is down, what leans on it, what speaks for which
/// disaster.
@NullMarked
package dev.holdfast.ui.survey;

import org.jspecify.annotations.NullMarked;
