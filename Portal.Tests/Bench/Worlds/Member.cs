namespace Portal.Bench.Worlds;

/// <summary>An account of a world, with what it signs in with and what its programs call the API with.</summary>
public sealed record Member(string Name, string Password, string Token);
