/// Tests of the web connector.
@NullMarked
package dev.holdfast.connector.web;

import org.jspecify.annotations.NullMarked;
