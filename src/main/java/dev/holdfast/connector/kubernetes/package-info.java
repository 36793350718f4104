/// What a plan may ask of Kubernetes: declared, so that plans load and rehearse.
@NullMarked
package dev.holdfast.connector.kubernetes;

import org.jspecify.annotations.NullMarked;
