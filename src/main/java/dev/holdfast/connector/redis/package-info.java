/// What a plan may ask of Redis: declared, so that plans load and rehearse.
@NullMarked
package dev.holdfast.connector.redis;

import org.jspecify.annotations.NullMarked;
