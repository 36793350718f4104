package dev.holdfast.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A plan whose targets take every type of credential.
final class GlassPlan {
  static final List<String> STEPS =
      List.of("keys", "role", "token", "login", "code", "db", "shell", "read-db");

  private static final String PLAN =
      """
      holdfast: 1
      plan: glass
      title: Break glass
      roles:
        - {id: security-lead, title: Security lead, primary: Security lead, reach: pager}
      targets:
        cloud: {connector: aws, account: "123456789012", region: us-east-1, credential: canary-aws-keys, endpoint: AWS}
        role: {connector: aws, account: "123456789012", region: us-east-1, credential: canary-role, endpoint: AWS}
        token: {connector: web, url: WEB, endpoint: WEB, hosts: [127.0.0.1], auth: {header: X-Api-Key, credential: canary-api-token}}
        login: {connector: web, url: WEB, endpoint: WEB, hosts: [127.0.0.1], auth: {credential: canary-web-login}}
        code: {connector: web, url: WEB, endpoint: WEB, hosts: [127.0.0.1], auth: {header: X-Code, credential: canary-totp}}
        db: {connector: psql, host: 127.0.0.1, port: PORT, endpoint: "127.0.0.1:PORT", database: postgres, user: ops, sslmode: disable, credential: canary-database}
        kube: {connector: process, endpoint: WEB, credential: canary-kubeconfig}
        ssh: {connector: process, endpoint: WEB, credential: canary-ssh-key}
        codes: {connector: process, endpoint: WEB, credential: canary-recovery-codes}
        text: {connector: process, endpoint: WEB, credential: canary-text}
        shell: {connector: process}
      """;

  private static final String SCENARIO =
      """
      scenario: use
      title: Use what the vault has
      rto: 1h
      checklist: []
      phases:
        - title: Only
          steps:
            - {id: keys, title: Keys, action: aws.ssm.put-parameter, target: cloud, with: {name: /a, value: one}}
            - {id: role, title: Role, action: aws.ssm.put-parameter, target: role, with: {name: /b, value: two}}
            - {id: token, title: Token, action: web.get, target: token, with: {path: /token}}
            - {id: login, title: Login, action: web.get, target: login, with: {path: /login}}
            - {id: code, title: Code, action: web.get, target: code, with: {path: /code}}
            - {id: db, title: Database, action: psql.query, target: db, with: {sql: select current_user}}
            - {id: shell, title: Shell, action: process.read, target: shell, with: {script: leak.py, targets: [kube, ssh, codes, text, cloud, role, db, token, code, login]}}
            - {id: read-db, title: Again, action: psql.query, target: db, with: {sql: select 1}, verify: [{check: psql.value, target: db, with: {sql: select 2}, is: 2, within: 1m}]}
      """;

  /// Says everything that it was given, in every form, also in two writes, on both outputs.
  private static final String LEAK =
      """
      #!/usr/bin/python3
      import base64, binascii, json, os, shlex, sys, time, urllib.parse
      def say(text):
          for out in (sys.stdout, sys.stderr):
              half = len(text) // 2
              out.write(text[:half]); out.flush(); time.sleep(0.01); out.write(text[half:] + "\\n"); out.flush()
      names = sorted(n for n in os.environ if n.startswith("HOLDFAST_SECRET_"))
      files = [os.environ[n] for n in names] + [os.environ["PGPASSFILE"], os.environ["AWS_SHARED_CREDENTIALS_FILE"]]
      for number, file in enumerate(files):
          assert os.stat(file).st_mode & 0o777 == 0o600, file
          whole = open(file, "rb").read()
          for value in [whole] + whole.splitlines():
              text = value.decode()
              say(text); say(base64.b64encode(value).decode()); say(base64.b64encode(b"x" + value).decode())
              say(binascii.hexlify(value).decode()); say(urllib.parse.quote(text, safe=""))
              say(json.dumps(text)); say(shlex.quote(text))
          print("holdfast:output leak-%d=%s" % (number, whole.decode().splitlines()[0]), flush=True)
      sys.exit(0 if len(names) >= 8 else 3)
      """;

  private GlassPlan() {}

  static void write(Path folder, URI aws, String web, int port) throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    var plan =
        PLAN.replace("AWS", aws.toString())
            .replace("WEB", web)
            .replace("PORT", Integer.toString(port));
    Files.writeString(folder.resolve("plan.yaml"), plan);
    Files.writeString(folder.resolve("scenarios/use.yaml"), SCENARIO);
    var script = Files.writeString(folder.resolve("leak.py"), LEAK);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
