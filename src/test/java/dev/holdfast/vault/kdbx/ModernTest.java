package dev.holdfast.vault.kdbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The document of KDBX 3.1 in the form of KDBX 4: KeePassXC would take either, others would not.
class ModernTest {
  @Test
  void momentsAreInTheNewFormAndWhatMovedIsGone() throws Exception {
    var moment = Instant.parse("2026-11-23T00:02:15Z");
    var old =
        """
        <KeePassFile><Meta><HeaderHash>AAAA</HeaderHash><DatabaseNameChanged>%1$s</DatabaseNameChanged>
        <Binaries><Binary ID="0">YWJj</Binary></Binaries></Meta>
        <Root><Group><Times><CreationTime>%1$s</CreationTime></Times>
        <Entry><Times><ExpiryTime>%1$s</ExpiryTime></Times><String><Key>Title</Key><Value>%1$s</Value></String>
        <History><Entry><Times><LocationChanged>%1$s</LocationChanged></Times></Entry></History>
        </Entry></Group></Root></KeePassFile>"""
            .formatted(moment);
    var xml = Dom.parse(old.getBytes(StandardCharsets.UTF_8));
    Modern.change(xml);
    for (var name :
        new String[] {"DatabaseNameChanged", "CreationTime", "ExpiryTime", "LocationChanged"}) {
      var text = xml.getElementsByTagName(name).item(0).getTextContent();
      assertThat(text).as(name).isEqualTo(KdbxTime.write(moment));
    }
    assertThat(xml.getElementsByTagName("Value").item(0).getTextContent())
        .as("what people wrote")
        .isEqualTo(moment.toString());
    assertThat(xml.getElementsByTagName("HeaderHash").getLength()).isZero();
    assertThat(xml.getElementsByTagName("Binaries").getLength()).isZero();
  }
}
