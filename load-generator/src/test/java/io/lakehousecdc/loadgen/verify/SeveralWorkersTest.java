package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.ModelCodec;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.workload.Presets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The models of workers travel to the controller, which judges the whole run. */
class SeveralWorkersTest {

  @Test
  void theModelOfAWorkerArrivesAsItWas() throws IOException {
    // Given
    SimulatedRun run = new SimulatedRun(Presets.find("seed-mix").orElseThrow(), 3, 5);
    run.run(2_000, 0.1);
    Expectations sent = run.settle();

    // When
    Expectations received = ModelCodec.read(List.of(stream(run.model), stream(new RunModel())));
    run.compare(received);

    // Then
    assertThat(run.findings.kept()).isEmpty();
    assertThat(received.size()).isEqualTo(sent.size()).isPositive();
    assertThat(received.maybeCount()).isEqualTo(sent.maybeCount()).isPositive();
    for (int i = 0; i < sent.size(); i++) {
      assertThat(received.id(i)).isEqualTo(sent.id(i));
      assertThat(received.version(i)).isEqualTo(sent.version(i));
      assertThat(received.user(i)).isEqualTo(sent.user(i));
      assertThat(received.sequence(i)).isEqualTo(sent.sequence(i));
      assertThat(received.maybeDeleted(i)).isEqualTo(sent.maybeDeleted(i));
    }
    for (int id = 0; id < 2_000; id++) {
      assertThat(received.wasDeleted(id)).isEqualTo(sent.wasDeleted(id));
    }
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(
            () -> ModelCodec.read(List.of(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5}))))
        .hasMessage("Cannot read the model of a worker: it has another form");
  }

  private static ByteArrayInputStream stream(RunModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelCodec.write(model, out);
    return new ByteArrayInputStream(out.toByteArray());
  }
}
