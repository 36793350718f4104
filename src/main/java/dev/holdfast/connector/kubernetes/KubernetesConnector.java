package dev.holdfast.connector.kubernetes;

import static dev.holdfast.connector.Param.optional;
import static dev.holdfast.connector.Param.required;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.DeclaredOnly;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Kubernetes workloads and network policies: declared, and simulated in rehearsals. Names follow
/// `kubectl`.
public final class KubernetesConnector implements DeclaredOnly {
  private static final Param DEPLOYMENT =
      required("deployment", Param.Type.TEXT, "Name of the deployment");
  private static final Param NAMESPACE = required("namespace", Param.Type.TEXT, "Namespace");
  private static final Param CONTAINER =
      required("container", Param.Type.TEXT, "Name of the container in the pod");
  private static final Param MANIFEST =
      required("manifest", Param.Type.FILE, "Manifest in the plan's folder");
  private static final Param POLICY =
      required("name", Param.Type.TEXT, "Name of the network policy");

  @Override
  public String name() {
    return "kubernetes";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        new ActionSpec(
            "kubernetes.scale",
            "Scale a deployment",
            EffectClass.CONVERGENT,
            List.of(
                DEPLOYMENT,
                NAMESPACE,
                required("replicas", Param.Type.INTEGER, "How many pods are wanted").from(0)),
            List.of(
                new Output("previous-replicas", Param.Type.INTEGER, "How many were wanted before")),
            "the previous number of replicas",
            Duration.ofMinutes(2)),
        new ActionSpec(
            "kubernetes.set-image",
            "Set the image of a deployment",
            EffectClass.CONVERGENT,
            List.of(
                DEPLOYMENT,
                CONTAINER,
                required("image", Param.Type.TEXT, "Image, best by digest"),
                NAMESPACE),
            List.of(new Output("previous-image", Param.Type.TEXT, "Image before")),
            "the previous image",
            Duration.ofMinutes(3)),
        new ActionSpec(
            "kubernetes.apply",
            "Apply a manifest",
            EffectClass.CONVERGENT,
            List.of(MANIFEST, NAMESPACE),
            List.of(),
            "the objects as they were, or nothing where there were none",
            Duration.ofMinutes(1)),
        new ActionSpec(
            "kubernetes.delete",
            "Delete what a manifest names",
            EffectClass.DANGEROUS,
            List.of(MANIFEST, NAMESPACE),
            List.of(),
            "",
            Duration.ofMinutes(1)),
        new ActionSpec(
            "kubernetes.rollout-undo",
            "Roll a deployment back to its previous revision",
            EffectClass.DANGEROUS,
            List.of(DEPLOYMENT, NAMESPACE),
            List.of(),
            "",
            Duration.ofMinutes(3)),
        new ActionSpec(
            "kubernetes.get",
            "Look for objects",
            EffectClass.READS,
            List.of(
                required("kind", Param.Type.TEXT, "Kind, such as Deployment"),
                optional("name", Param.Type.TEXT, "Name; absent = all of the kind"),
                NAMESPACE),
            List.of(new Output("found", Param.Type.INTEGER, "How many there are")),
            "",
            Duration.ofSeconds(10)));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(
        check(
                "kubernetes.deployment-ready",
                "Deployment is rolled out and ready",
                "how many pods are ready at least; absent = as many as wanted, and one at least",
                DEPLOYMENT,
                NAMESPACE)
            .expecting(Param.Type.INTEGER),
        check(
                "kubernetes.replicas",
                "Pods that really run",
                "how many pods run",
                DEPLOYMENT,
                NAMESPACE)
            .expecting(Param.Type.INTEGER),
        check(
            "kubernetes.image",
            "Image that the deployment runs",
            "the image",
            DEPLOYMENT,
            CONTAINER,
            NAMESPACE),
        check(
            "kubernetes.network-policy-present", "Network policy is there", "", POLICY, NAMESPACE),
        check("kubernetes.network-policy-absent", "Network policy is gone", "", POLICY, NAMESPACE),
        check("kubernetes.api-reachable", "Cluster's API answers", ""));
  }

  private static CheckSpec check(String name, String title, String is, Param... params) {
    return new CheckSpec(
        name, title, List.of(params), is, Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  @Override
  public List<CredentialTest> credentialTests() {
    return List.of(new KubeconfigTest());
  }

  @Override
  public Problem cannot() {
    return Problem.of(
        "kubernetes.declared-only",
        "This version of Holdfast cannot reach a Kubernetes cluster",
        "its actions and checks are declared for plans and rehearsals only",
        "run the scenario as a rehearsal, or do the Kubernetes steps by hand with kubectl");
  }
}
