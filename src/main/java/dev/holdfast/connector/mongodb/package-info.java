/// What a plan may ask of MongoDB: declared, so that plans load and rehearse.
@NullMarked
package dev.holdfast.connector.mongodb;

import org.jspecify.annotations.NullMarked;
