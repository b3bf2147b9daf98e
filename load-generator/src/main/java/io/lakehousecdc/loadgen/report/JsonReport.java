package io.lakehousecdc.loadgen.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.Json;
import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The run as one JSON document. Durations are microseconds. */
final class JsonReport {
  private static final double P50 = 50;
  private static final double P99 = 99;

  private record Freshness(long count, long p50, long p99, long max) {}

  private record Document(
      String verdict,
      String reason,
      int exitCode,
      RunDescription run,
      @Nullable RunResult result,
      long measuredSeconds,
      OperationFigures total,
      List<OperationFigures> operations,
      Map<String, Freshness> freshness,
      List<FoundRecord> findings) {}

  private JsonReport() {}

  static String of(ReportData data) {
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(data)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the report as JSON: " + e.getMessage(), e);
    }
  }

  private static Document document(ReportData data) {
    Map<String, Freshness> freshness = new TreeMap<>();
    data.totals()
        .freshness()
        .forEach((operation, micros) -> freshness.put(operation, freshness(micros)));
    return new Document(
        data.verdict().word().text(),
        data.verdict().reason(),
        data.verdict().exitCode(),
        data.description(),
        data.result().orElse(null),
        data.totals().seconds(),
        data.total(),
        data.operations(),
        freshness,
        data.findings());
  }

  private static Freshness freshness(Histogram micros) {
    return new Freshness(
        micros.getTotalCount(),
        micros.getValueAtPercentile(P50),
        micros.getValueAtPercentile(P99),
        micros.getMaxValue());
  }
}
