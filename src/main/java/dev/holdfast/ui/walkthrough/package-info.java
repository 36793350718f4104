/// Going through a checklist with people, without network or incident.
@NullMarked
package dev.holdfast.ui.walkthrough;

import org.jspecify.annotations.NullMarked;
