package sojourn.apikey;

/** A key with its secret, which can be seen this once only. */
public record IssuedApiKey(ApiKey key, ApiKeySecret secret) {}
