package dev.holdfast.connector.web;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Param.Need;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Span;
import java.time.Duration;
import java.util.List;

/// Names and parameters of everything that the `web` connector offers.
final class WebSpecs {
  private static final Param PATH =
      Param.optional("path", Param.Type.TEXT, "Path below the target's url, such as /health");
  private static final Param URL =
      Param.optional("url", Param.Type.TEXT, "Whole http(s) address instead of the target's url");
  private static final Param HEADERS =
      Param.optional("headers", Param.Type.MAP, "Headers sent with the request; never secrets");
  private static final Param BODY = Param.optional("body", Param.Type.TEXT, "Body of the request");
  private static final Param REDIRECT =
      new Param(
          "redirect",
          Param.Type.TEXT,
          Need.OPTIONAL,
          "refuse",
          List.of("refuse", "follow"),
          "Whether another path or server that it leads to may answer");
  private static final Output STATUS = new Output("status", Param.Type.INTEGER, "HTTP status");

  static final ActionSpec GET =
      new ActionSpec(
          "web.get",
          "Fetch a page",
          EffectClass.READS,
          List.of(PATH, URL, HEADERS, REDIRECT),
          List.of(STATUS, new Output("body", Param.Type.TEXT, "Start of the body, at most 16 KiB")),
          "",
          Duration.ofSeconds(5));

  static final ActionSpec REQUEST =
      new ActionSpec(
          "web.request",
          "Send a request",
          EffectClass.DANGEROUS,
          List.of(
              PATH,
              URL,
              Param.required("method", Param.Type.TEXT, "POST, PUT, PATCH, DELETE, ..."),
              HEADERS,
              BODY,
              REDIRECT,
              Param.preset(
                      "expect", Param.Type.INTEGER, 200L, "The status that means it was accepted")
                  .in(new Span(100, 599))),
          List.of(STATUS),
          "",
          Duration.ofSeconds(10));

  static final CheckSpec HTTP =
      new CheckSpec(
          "web.http",
          "A page answers as it should",
          List.of(
              PATH,
              URL,
              Param.preset("method", Param.Type.TEXT, "GET", "GET, HEAD or, for a query, POST"),
              HEADERS,
              BODY,
              REDIRECT,
              Param.optional("contains", Param.Type.TEXT, "Text that the body must hold"),
              Param.optional("json", Param.Type.MAP, "JSON pointer -> value that must stand there"),
              Param.optional(
                      "latency",
                      Param.Type.DURATION,
                      "Slowest answer that still passes, over a connection that stands")
                  .from(1)),
          "HTTP status, 200 where the plan states none",
          Param.Type.INTEGER,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  static final CheckSpec UNREACHABLE =
      new CheckSpec(
          "web.unreachable",
          "Nothing answers there",
          List.of(
              Param.optional("url", Param.Type.TEXT, "http(s) address that must not answer"),
              Param.optional("host", Param.Type.TEXT, "Host that must not answer"),
              Param.optional("port", Param.Type.INTEGER, "Port; 443 where a host stands alone")
                  .port()),
          "",
          Duration.ofSeconds(30),
          Duration.ofSeconds(15));

  static final CheckSpec TLS =
      new CheckSpec(
          "web.tls",
          "A certificate is valid for some time",
          List.of(
              Param.required("host", Param.Type.TEXT, "Host that the certificate must name"),
              Param.preset("port", Param.Type.INTEGER, 443L, "Port").port(),
              Param.preset("days", Param.Type.INTEGER, 14L, "Days that must be left")
                  .in(new Span(0, 3650))),
          "",
          Duration.ofHours(1),
          Duration.ofSeconds(10));

  static final CheckSpec DNS =
      new CheckSpec(
          "web.dns",
          "A name resolves",
          List.of(
              Param.required("name", Param.Type.TEXT, "Host name"),
              new Param(
                  "type",
                  Param.Type.TEXT,
                  Need.OPTIONAL,
                  "A",
                  List.of("A", "AAAA", "CNAME", "MX", "NS", "TXT", "SOA", "SRV"),
                  "Kind of record")),
          "a value that must be among the answers; without it any answer passes",
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  static final CheckSpec TCP =
      new CheckSpec(
          "web.tcp",
          "A port accepts connections",
          List.of(
              Param.required("host", Param.Type.TEXT, "Host"),
              Param.required("port", Param.Type.INTEGER, "Port").port()),
          "",
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));

  private WebSpecs() {}
}
