package io.lakehousecdc.spark;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The program of Spark's JVM: runs the commands of {@link Protocol} one by one until standard input
 * ends.
 */
final class SparkWorker {
  private final SparkSession spark;
  private final PrintStream answers;

  private SparkWorker(SparkSession spark, PrintStream answers) {
    this.spark = spark;
    this.answers = answers;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err); // a library that prints must not spoil the answers
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    SparkWorker worker = new SparkWorker(session(settings(in)), answers);
    worker.say(Protocol.READY);
    BlockingQueue<String> commands = new ArrayBlockingQueue<>(16);
    startReading(in, commands);
    while (true) {
      worker.run(commands.take());
    }
  }

  private static Map<String, String> settings(BufferedReader in) throws IOException {
    Map<String, String> settings = new HashMap<>();
    String line;
    while ((line = in.readLine()) != null && !line.isEmpty()) {
      int equals = line.indexOf('=');
      settings.put(line.substring(0, equals), Protocol.unescape(line.substring(equals + 1)));
    }
    return settings;
  }

  private static SparkSession session(Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder();
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  /**
   * Reads ahead of the running command, so that the end of the input is seen at once: the parent
   * has closed this reader or has died, and nobody waits for the answer.
   */
  private static void startReading(BufferedReader in, BlockingQueue<String> commands) {
    Thread thread =
        new Thread(
            () -> {
              try {
                String line;
                while ((line = in.readLine()) != null) {
                  commands.put(line);
                }
              } catch (IOException | InterruptedException e) {
                System.err.println("Cannot read commands: " + e);
              }
              Runtime.getRuntime().halt(0);
            },
            "commands");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(String command) {
    try {
      answer(command);
      say(Protocol.DONE);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      say(Protocol.FAILED + Protocol.escape(String.valueOf(e.getMessage())));
    }
  }

  private void answer(String command) {
    if (command.startsWith(Protocol.QUERY)) {
      Iterator<Row> rows = sql(command, Protocol.QUERY).toLocalIterator();
      while (rows.hasNext()) {
        answers.append(Protocol.ROW).append(text(rows.next())).append('\n');
      }
    } else if (command.startsWith(Protocol.DIGEST)) {
      RowsDigest digest = RowsDigest.EMPTY;
      Iterator<Row> rows = sql(command, Protocol.DIGEST).toLocalIterator();
      while (rows.hasNext()) {
        digest = digest.plus(text(rows.next()));
      }
      say(Protocol.ROW + digest.rows() + "\t" + digest.sum());
    } else if (command.startsWith(Protocol.SCAN)) {
      String table = Protocol.unescape(command.substring(Protocol.SCAN.length()));
      long start = System.nanoTime();
      spark.table(table).write().format("noop").mode("overwrite").save();
      say(Protocol.ROW + (System.nanoTime() - start));
    } else {
      throw new IllegalArgumentException("Unsupported command: " + command);
    }
  }

  private Dataset<Row> sql(String command, String verb) {
    return spark.sql(Protocol.unescape(command.substring(verb.length())));
  }

  private void say(String line) {
    answers.append(line).append('\n');
    answers.flush();
  }

  private static String text(Row row) {
    List<@Nullable Object> values = new ArrayList<>(row.length());
    for (int i = 0; i < row.length(); i++) {
      values.add(row.get(i));
    }
    return RowText.of(values);
  }
}
