/// What a plan may ask of outgoing messages: declared, so that plans load and rehearse.
@NullMarked
package dev.holdfast.connector.notify;

import org.jspecify.annotations.NullMarked;
