package dev.holdfast.connector.aws;

import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A class whose tests share one emulated estate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnMoto {
  static final String WEST = ContractorLensEstate.PRIMARY;

  @SuppressWarnings("NullAway.Init")
  Moto moto;

  @SuppressWarnings("NullAway.Init")
  ContractorLensEstate estate;

  @SuppressWarnings("NullAway.Init")
  AwsBench bench;

  @BeforeAll
  void start() {
    moto = Moto.start();
    estate = ContractorLensEstate.seed(moto.address());
    bench = new AwsBench(way(moto.address()));
  }

  /// Where the estate is asked.
  URI way(URI address) {
    return address;
  }

  @AfterAll
  void end() {
    if (bench != null) bench.close();
    if (moto != null) moto.close();
  }

  final String id(String name) {
    return estate.ids().getOrDefault(name, "");
  }
}
