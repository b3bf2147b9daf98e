package io.lakehousecdc.catalog.rest;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.RESTMessage;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.RenameTableRequest;
import org.apache.iceberg.rest.requests.UpdateNamespacePropertiesRequest;
import org.apache.iceberg.rest.responses.CreateNamespaceResponse;
import org.apache.iceberg.rest.responses.GetNamespaceResponse;
import org.apache.iceberg.rest.responses.ListNamespacesResponse;
import org.apache.iceberg.rest.responses.ListTablesResponse;
import org.apache.iceberg.rest.responses.UpdateNamespacePropertiesResponse;
import org.jspecify.annotations.Nullable;

/** Reads and writes Iceberg's REST messages as JSON, the way Iceberg's own client does. */
@Provider
@RegisterForReflection(
    targets = {
      // Iceberg has no serializer of its own for these: Jackson reads and writes their fields.
      CreateNamespaceRequest.class,
      CreateTableRequest.class,
      RenameTableRequest.class,
      UpdateNamespacePropertiesRequest.class,
      CreateNamespaceResponse.class,
      GetNamespaceResponse.class,
      ListNamespacesResponse.class,
      ListTablesResponse.class,
      UpdateNamespacePropertiesResponse.class
    })
public class JsonMessages
    implements MessageBodyReader<RESTMessage>, MessageBodyWriter<RESTMessage> {

  private final ObjectMapper mapper = mapper();

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
    RESTSerializers.registerAll(mapper);
    return mapper;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return RESTMessage.class.isAssignableFrom(type);
  }

  /**
   * Reads and validates the message.
   *
   * @throws BadRequestException if it is not JSON, not this message, or not valid
   */
  @Override
  public RESTMessage readFrom(
      Class<RESTMessage> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try (JsonParser json = mapper.createParser(body)) {
      @Nullable RESTMessage message = mapper.readValue(json, type);
      if (message == null || json.nextToken() != null) {
        throw new BadRequestException("Cannot read the request: its body is not one JSON object");
      }
      message.validate();
      return message;
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e, "Cannot read the request: %s", e.getOriginalMessage());
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      // Iceberg's parsers check their input by preconditions.
      throw new BadRequestException(e, "Cannot read the request: %s", e.getMessage());
    }
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return RESTMessage.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      RESTMessage message,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    mapper.writeValue(body, message);
  }
}
