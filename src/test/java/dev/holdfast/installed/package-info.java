/// The installers as a team gets them: built before, by `mvn -Pinstallers -DskipTests verify`.
@NullMarked
package dev.holdfast.installed;

import org.jspecify.annotations.NullMarked;
