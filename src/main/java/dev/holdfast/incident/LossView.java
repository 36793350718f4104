package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one store may lose, as frozen at the declaration, and what it really lost.
///
/// @param rpo null where the plan states none
/// @param point the newest point that could be restored at the declaration; null: none known
/// @param achievable the loss if it were restored to that point; null: not known
/// @param evidence of the point, or why none is known
/// @param restored the step that restored it; empty: not restored
/// @param measured the newest moment that the restored store knows of; null: not known
/// @param loss what was really lost; null: not known
/// @param said by the marker, or why nobody knows
public record LossView(
    String store,
    String title,
    @Nullable Duration rpo,
    @Nullable Instant point,
    @Nullable Duration achievable,
    String evidence,
    String restored,
    @Nullable Instant measured,
    @Nullable Duration loss,
    String said) {}
