/// Going through a checklist without network, incident or targets, on the home's own record.
@NullMarked
package dev.holdfast.readiness.walkthrough;

import org.jspecify.annotations.NullMarked;
