/// Amazon Web Services, through the AWS SDK for Java v2.
@NullMarked
package dev.holdfast.connector.aws;

import org.jspecify.annotations.NullMarked;
