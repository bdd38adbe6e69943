package org.honeylink.tests.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;

/** OpenSSL with what a server publishes, in a folder of its own. */
final class OpenSsl {

  private final TestServer server;
  private final Path folder;

  OpenSsl(TestServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** {@code openssl verify -crl_check_all} with the lists as they are now. */
  String verify(Certified device, boolean good) throws IOException, InterruptedException {
    writeChain(device);
    fetch("/pki/crl", "issuing.crl.der");
    fetch("/pki/crl/root", "root.crl.der");
    crlToPem("issuing");
    crlToPem("root");
    return run(
        good,
        "verify",
        "-x509_strict",
        "-purpose",
        "sslclient",
        "-crl_check_all",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "issuing.pem",
        "-CRLfile",
        "issuing.crl.pem",
        "-CRLfile",
        "root.crl.pem",
        "device.pem");
  }

  private void crlToPem(String name) throws IOException, InterruptedException {
    run(true, "crl", "-inform", "DER", "-in", name + ".crl.der", "-out", name + ".crl.pem");
  }

  void writeChain(Certified device) throws IOException {
    write("device.pem", Pem.encode(device.chain().get(0)));
    write("issuing.pem", Pem.encode(device.chain().get(1)));
    write("root.pem", Pem.encode(device.chain().get(2)));
  }

  /** Number of the list that is published now, as OpenSSL reads it. */
  long crlNumber() throws IOException, InterruptedException {
    fetch("/pki/crl", "number.crl.der");
    String said =
        run(true, "crl", "-inform", "DER", "-in", "number.crl.der", "-noout", "-crlnumber");
    return Long.decode(said.strip().replaceFirst(".*=(0x)?", "0x"));
  }

  private void fetch(String path, String name) throws IOException {
    Files.write(
        folder.resolve(name),
        server
            .api()
            .asNobody()
            .get(path)
            .then()
            .statusCode(200)
            .contentType("application/pkix-crl")
            .extract()
            .asByteArray());
  }

  /** Asks the responder as {@code openssl ocsp -url} does, over HTTPS by a request file. */
  String ocsp(Certified device) throws IOException, InterruptedException {
    writeChain(device);
    request();
    write(
        "response.der", OcspCalls.post(server, Files.readAllBytes(folder.resolve("request.der"))));
    return run(
        true,
        "ocsp",
        "-no_nonce",
        "-reqin",
        "request.der",
        "-respin",
        "response.der",
        "-CAfile",
        "root.pem",
        "-verify_other",
        "issuing.pem",
        "-issuer",
        "issuing.pem",
        "-cert",
        "device.pem");
  }

  /** A request with a nonce for {@code device.pem}, DER. */
  byte[] request() throws IOException, InterruptedException {
    run(true, "ocsp", "-issuer", "issuing.pem", "-cert", "device.pem", "-reqout", "request.der");
    return Files.readAllBytes(folder.resolve("request.der"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  String run(boolean good, String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (good) {
      assertEquals(0, process.waitFor(), said);
    } else {
      assertNotEquals(0, process.waitFor(), said);
    }
    return said;
  }
}
