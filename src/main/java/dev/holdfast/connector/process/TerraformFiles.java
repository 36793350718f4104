package dev.holdfast.connector.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Exempt;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A private copy of a Terraform configuration, with the files that Holdfast adds to it: where
/// local state lives, and where the AWS provider goes instead of AWS.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "Written for Terraform, whose JSON syntax the mapper holds")
record TerraformFiles(Path config) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BACKEND =
      Pattern.compile("\\bbackend\\s+\"|\\bcloud\\s*\\{|\"backend\"\\s*:|\"cloud\"\\s*:");
  private static final Pattern PROVIDER = Pattern.compile("(?m)^\\s*provider\\s+\"aws\"\\s*\\{");
  private static final Pattern ALIAS = Pattern.compile("\\balias\\s*=\\s*\"([^\"]+)\"");
  private static final List<String> SERVICES =
      List.of(
          "acm",
          "apigateway",
          "applicationautoscaling",
          "autoscaling",
          "cloudfront",
          "cloudtrail",
          "cloudwatch",
          "dynamodb",
          "ec2",
          "ecr",
          "ecs",
          "efs",
          "elasticache",
          "elb",
          "elbv2",
          "events",
          "iam",
          "kms",
          "lambda",
          "logs",
          "rds",
          "route53",
          "s3",
          "s3control",
          "secretsmanager",
          "ses",
          "sns",
          "sqs",
          "ssm",
          "sts");
  private static final long LARGEST = 64L << 20;

  /// Copies a configuration without what earlier runs of Terraform left in it.
  static TerraformFiles copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          private long copied;

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            var name = folder.getFileName().toString();
            if (!folder.equals(from)
                && (name.equals(".terraform")
                    || name.equals(".git")
                    || name.equals("terraform.tfstate.d"))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Trace.privateFolder(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile() || file.toString().contains(".tfstate")) {
              return FileVisitResult.CONTINUE;
            }
            copied += attributes.size();
            if (copied > LARGEST) throw new IOException(from + " is larger than 64 MiB");
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
    return new TerraformFiles(to);
  }

  boolean namesBackend() throws IOException {
    return BACKEND.matcher(text()).find();
  }

  /// Keeps state in a folder that outlives the run.
  void stateIn(Path folder) throws IOException {
    Trace.privateFolder(folder);
    var local = new LinkedHashMap<String, Object>();
    local.put("path", folder.resolve("terraform.tfstate").toString());
    local.put("workspace_dir", folder.resolve("workspaces").toString());
    write(
        "holdfast_backend_override.tf.json",
        Map.of("terraform", Map.of("backend", Map.of("local", local))));
  }

  /// Sends the AWS provider, and each alias of it, to overridden endpoints.
  void endpoints(List<Place> places) throws IOException {
    var first = places.stream().filter(p -> p.endpoint().isPresent()).findFirst();
    if (first.isEmpty()) return;
    var providers = new ArrayList<Map<String, Object>>();
    for (var alias : aliases()) {
      var place =
          places.stream()
              .filter(p -> p.id().equals(alias) && p.endpoint().isPresent())
              .findFirst()
              .or(() -> first)
              .flatMap(Place::endpoint);
      providers.add(provider(alias, place.orElse("")));
    }
    // an override file may only change what is there
    var file =
        providers.isEmpty() ? "holdfast_endpoints.tf.json" : "holdfast_endpoints_override.tf.json";
    if (providers.isEmpty()) providers.add(provider("", first.flatMap(Place::endpoint).orElse("")));
    write(file, Map.of("provider", Map.of("aws", providers)));
  }

  private static Map<String, Object> provider(String alias, String url) {
    var provider = new LinkedHashMap<String, Object>();
    if (!alias.isEmpty()) provider.put("alias", alias);
    provider.put("skip_credentials_validation", true);
    provider.put("skip_metadata_api_check", true);
    provider.put("skip_region_validation", true);
    provider.put("s3_use_path_style", true);
    var endpoints = new LinkedHashMap<String, Object>();
    SERVICES.forEach(service -> endpoints.put(service, url));
    provider.put("endpoints", List.of(endpoints));
    return provider;
  }

  /// The aliases of the configured AWS providers; empty text = the one without.
  private List<String> aliases() throws IOException {
    var text = text();
    var found = new ArrayList<String>();
    for (var block = PROVIDER.matcher(text); block.find(); ) {
      var alias = ALIAS.matcher(body(text, block.end()));
      found.add(alias.find() ? alias.group(1) : "");
    }
    return found;
  }

  private static String body(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{') depth++;
      if (text.charAt(i) == '}' && --depth == 0) return text.substring(from, i);
    }
    return text.substring(from);
  }

  /// Options that send an S3 backend to an overridden endpoint too.
  Optional<Path> backendOptions(Optional<String> endpoint) throws IOException {
    if (endpoint.isEmpty() || !text().contains("backend \"s3\"")) return Optional.empty();
    var url = endpoint.get();
    var file = config.resolve("holdfast.s3.tfbackend");
    Files.writeString(
        file,
        """
        endpoints = { s3 = "%1$s", dynamodb = "%1$s", sts = "%1$s", iam = "%1$s" }
        skip_credentials_validation = true
        skip_requesting_account_id = true
        skip_metadata_api_check = true
        skip_region_validation = true
        use_path_style = true
        """
            .formatted(url));
    return Optional.of(file);
  }

  private String text() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.newDirectoryStream(config, "*.{tf,tf.json}")) {
      for (var file : files) all.append(Files.readString(file)).append('\n');
    }
    // a comment must not count as configuration
    return all.toString().replaceAll("(?m)^\\s*(#|//).*$", "");
  }

  private void write(String name, Object value) throws IOException {
    Trace.privateFile(config.resolve(name), JSON.writeValueAsBytes(value));
  }
}
