/// Scripts, Terraform, Git and psql as child processes, all through one runner.
///
/// A child gets its arguments one by one, an almost empty environment, a session of its own and
/// files for its output, so that it can be ended with everything it started and its real outcome
/// can be found after Holdfast itself was ended. What leaves that session on purpose (a second
/// `setsid`, a service manager, a container runtime) is out of reach and is not ended with it.
@NullMarked
package dev.holdfast.connector.process;

import org.jspecify.annotations.NullMarked;
