package io.lakehousecdc.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.endtoend.compare.TableDifference;
import io.lakehousecdc.endtoend.crash.CrashReport;
import io.lakehousecdc.endtoend.crash.CrashRun;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code ./lakehouse crash}. */
@ExtendWith(PipelineExtension.class)
class CrashIT {
  private static final int SINK_KILLS = 2;

  /**
   * Wider than the goal, which the command holds: a machine that runs tests does other things as
   * well.
   */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  @Test
  void killsOfEveryPartLoseDoubleAndChangeNothing(Pipeline pipeline)
      throws SQLException, InterruptedException {
    // Given
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());

    // When
    CrashReport report = new CrashRun(pipeline.platform(), 4_711, silent).run(SINK_KILLS, 50);

    // Then
    assertThat(report.differences())
        .allMatch(TableDifference::isEmpty)
        // The load truncates sessions now and then, so that one may rightly end empty.
        .filteredOn(difference -> !difference.table().equals("sessions"))
        .allMatch(difference -> difference.rows() > 0);
    assertThat(report.transactions()).isPositive();
    assertThat(report.slowest()).as("recoveries %s", report.recoveries()).isLessThan(LIMIT);
  }
}
