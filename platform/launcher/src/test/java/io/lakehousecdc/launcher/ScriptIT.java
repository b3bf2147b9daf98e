package io.lakehousecdc.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script in a project and with tools of its own: a PATH that holds only what each test puts
 * there.
 */
class ScriptIT {
  private static final List<String> TOOLS =
      List.of(
          "sh cat chmod cut date dirname find flock head kill mkdir mv readlink sed sleep stty tail touch tr uname"
              .split(" "));
  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      echo "$*" >>"$PWD/maven-calls"
      [ ! -f "$PWD/broken" ] || { echo 'COMPILATION ERROR: Broken.java:7'; exit 1; }
      mkdir -p platform/launcher/target
      echo the/class/path >platform/launcher/target/class-path
      """;

  private record Outcome(int exitCode, String out, String err) {}

  @TempDir private Path directory;
  private Path project;
  private Path tools;
  private Path jdk;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws IOException {
    project = Files.createDirectories(directory.resolve("project"));
    tools = Files.createDirectories(directory.resolve("tools"));
    Path script = Path.of(System.getProperty("user.dir")).resolve("../../lakehouse").normalize();
    Files.copy(script, project.resolve("lakehouse"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String tool : TOOLS) {
      passTool(tool);
    }
    Files.writeString(project.resolve("pom.xml"), "");
    for (String module : List.of("platform/local", "platform/launcher")) {
      Files.createDirectories(project.resolve(module).resolve("src/main"));
      Files.writeString(project.resolve(module).resolve("pom.xml"), "");
    }
    program("mvn", FAKE_MAVEN);
    jdk = jdk("17.0.15");
    environment.put("JAVA_HOME", jdk.toString());
  }

  @Test
  void helpNeedsNothingBuilt() throws Exception {
    // When
    Outcome outcome = run("help");

    // Then
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("Usage: ./lakehouse COMMAND")
        .contains("  up ", "  reset ");
    assertThat(project.resolve(".lakehouse")).doesNotExist();
  }

  @Test
  void anUnknownCommandIsOneLine() throws Exception {
    assertThat(run("fly"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "error: unknown command (supported: up, status, query, logs, down, reset, demo, bench, crash, help): fly\n"));
  }

  @Test
  void anotherMachineIsRefused() throws Exception {
    // Given
    program("uname", "#!/bin/sh\necho Darwin arm64\n");

    // Then
    assertThat(run("status").err())
        .isEqualTo(
            "error: this is Darwin arm64, and the platform's servers run on Linux x86_64 only\n");
  }

  @Test
  void aMissingJavaIsSaid() throws Exception {
    // Given
    environment.remove("JAVA_HOME");

    // Then
    assertThat(run("status").err())
        .isEqualTo(
            "error: there is no java on the PATH; install a JDK 17 or newer, or set JAVA_HOME\n");
  }

  @Test
  void aWrongJavaHomeIsSaid() throws Exception {
    // Given
    environment.put("JAVA_HOME", "/nowhere");

    // Then
    assertThat(run("status").err())
        .isEqualTo(
            "error: JAVA_HOME is /nowhere, which has no bin/java; set it to a JDK 17 or newer\n");
  }

  @Test
  void anOldJavaIsSaidWithItsVersion() throws Exception {
    for (String version : List.of("11.0.2", "1.8.0_402")) {
      // Given
      Path old = jdk(version);
      environment.put("JAVA_HOME", old.toString());

      // Then
      String major = version.startsWith("1.") ? "8" : "11";
      assertThat(run("status").err())
          .isEqualTo(
              "error: java is version %s (%s); install a JDK 17 or newer, or set JAVA_HOME to one\n"
                  .formatted(major, old));
    }
  }

  @Test
  void aRuntimeThatCannotCompileIsSaid() throws Exception {
    // Given
    Files.delete(jdk.resolve("bin/javac"));

    // Then
    assertThat(run("status").err())
        .isEqualTo(
            "error: there is only a Java runtime in %s, and building takes a JDK (it has no bin/javac)\n"
                .formatted(jdk));
  }

  @Test
  void aMissingMavenIsSaid() throws Exception {
    // Given
    Files.delete(tools.resolve("mvn"));

    // Then
    assertThat(run("status").err())
        .isEqualTo("error: there is no mvn on the PATH; install Maven 3.8.7 or newer\n");
  }

  @Test
  void buildsOnceThenOnlyWhatHasChanged() throws Exception {
    // Given
    environment.put("LAKEHOUSE_MAVEN_ARGS", "-o -Dmaven.repo.local=/repository");

    // When
    Outcome first = run("query", "a b");
    run("status");
    Path source = Files.writeString(project.resolve("platform/launcher/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    run("status");

    // Then
    String arguments =
        "-q -B -ntp -o -Dmaven.repo.local=/repository -Dquick -DskipTests -pl %s -am install";
    assertThat(project.resolve("maven-calls"))
        .hasContent(
            arguments.formatted("platform/local,platform/launcher")
                + "\n"
                + arguments.formatted("platform/launcher"));
    assertThat(first.err()).startsWith("Building platform/local platform/launcher\nBuilt ");
    assertThat(first.out())
        .contains("platform-launcher-0.1.0-SNAPSHOT.jar:the/class/path")
        .endsWith("[io.lakehousecdc.launcher.Main][query][a b]\n");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndIsTriedAgain() throws Exception {
    // Given
    Files.createFile(project.resolve("broken"));

    // When
    Outcome outcome = run("status");
    run("status");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .endsWith(
            "COMPILATION ERROR: Broken.java:7\nerror: cannot build platform/local platform/launcher;"
                + " the whole log is %s/.lakehouse/logs/build.log\n".formatted(project));
    assertThat(project.resolve("maven-calls")).content().hasLineCount(2);
  }

  @Test
  void theStateDirectoryIsTheOwnersAloneAndMayLieElsewhere() throws Exception {
    // Given
    environment.put("LAKEHOUSE_HOME", "elsewhere");

    // When
    Outcome outcome = run("status");

    // Then
    Path state = project.resolve("elsewhere");
    assertThat(outcome.out()).contains("[-Dlakehouse.state=" + state + "]");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
  }

  @Test
  void newerJavaIsToldThatNativeCodecsAreFine() throws Exception {
    // Given
    environment.put("JAVA_HOME", jdk("25.0.1").toString());

    // Then
    assertThat(run("status").out()).contains("[--enable-native-access=ALL-UNNAMED]");
  }

  @Test
  void aDemoNeedsARunningPlatform() throws Exception {
    assertThat(run("demo"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "error: the platform does not run, and the demo loads it; ./lakehouse up starts it\n"));
  }

  @Test
  void aDemoBuildsTheLoadGeneratorAloneAndTellsItThePlatformsAddresses() throws Exception {
    // Given
    Path module = Files.createDirectories(project.resolve("load-generator/src/main"));
    Files.writeString(module.resolve("../../pom.xml"), "");
    Path jar = project.resolve("load-generator/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "");

    // When
    Outcome outcome = run("demo", "--help");

    // Then
    assertThat(project.resolve("maven-calls"))
        .hasContent("-q -B -ntp -Dquick -DskipTests -pl load-generator -am install");
    assertThat(outcome.out())
        .isEqualTo(
            "[-Xmx256m][-XX:+UseSerialGC][-Xshare:auto]"
                + "[-Djava.util.logging.manager=org.jboss.logmanager.LogManager]"
                + "[-Dquarkus.config.locations=%s/.lakehouse/apps/load-generator.properties]"
                    .formatted(project)
                + "[-jar][%s][demo][--help]\n".formatted(jar));
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder script =
        new ProcessBuilder(
                Stream.concat(Stream.of("./lakehouse"), Stream.of(arguments))
                    .collect(Collectors.toList()))
            .directory(project.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    script.environment().clear();
    script.environment().putAll(environment);
    script.environment().put("PATH", tools.toString());
    int exitCode = script.start().waitFor();
    return new Outcome(exitCode, Files.readString(out), Files.readString(err));
  }

  /** A JDK whose java prints its arguments, each in brackets. */
  private Path jdk(String version) throws IOException {
    Path home = directory.resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/java"), "#!/bin/sh\nprintf '[%s]' \"$@\"\necho\n");
    executable(home.resolve("bin/javac"), "");
    return home;
  }

  private void program(String name, String text) throws IOException {
    Files.deleteIfExists(tools.resolve(name));
    executable(tools.resolve(name), text);
  }

  private void passTool(String tool) throws IOException {
    for (String place : List.of("/usr/bin", "/bin")) {
      Path found = Path.of(place, tool);
      if (Files.exists(found)) {
        executable(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
        return;
      }
    }
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
