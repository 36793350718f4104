/// HTTP, TLS and DNS.
@NullMarked
package dev.holdfast.connector.web;

import org.jspecify.annotations.NullMarked;
