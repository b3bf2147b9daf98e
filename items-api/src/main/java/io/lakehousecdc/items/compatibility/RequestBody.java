package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, and as what.
 *
 * @param contentType as the header has it; null if there is none, which means JSON
 */
record RequestBody(byte[] bytes, @Nullable String contentType) {

  /**
   * JSON, or for another media type the text of the body, which then is no item; null for none.
   *
   * @throws UnreadableException for what is no text, or more than Python reads
   */
  JsonNode read() throws PythonJson.SyntaxException, UnreadableException {
    if (bytes.length == 0) {
      return NullNode.instance;
    }
    if (!isJson()) {
      return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return PythonJson.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException | PythonJson.TooLargeException e) {
      throw new UnreadableException(e);
    }
  }

  private boolean isJson() {
    if (contentType == null) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  /** Neither JSON nor malformed JSON. */
  static final class UnreadableException extends Exception {
    private UnreadableException(Exception cause) {
      super("Cannot read body: " + cause.getMessage(), cause);
    }
  }
}
