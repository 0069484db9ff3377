using System.Collections.Immutable;
using System.Reflection.Metadata;
using Types = System.Collections.Generic.IReadOnlyList<System.Reflection.Metadata.TypeDefinitionHandle>;

namespace Portal.Tests.Architecture;

/// <summary>Reduces a signature to the types of the same assembly that occur in it, however deep.</summary>
sealed class TypeCollector : ISignatureTypeProvider<Types, object?>
{
    static readonly Types None = [];

    public Types GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

    public Types GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public Types GetGenericInstantiation(Types genericType, ImmutableArray<Types> typeArguments) => [.. genericType, .. typeArguments.SelectMany(t => t)];

    public Types GetFunctionPointerType(MethodSignature<Types> signature) => [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(t => t)];

    public Types GetModifiedType(Types modifier, Types unmodifiedType, bool isRequired) => [.. modifier, .. unmodifiedType];

    public Types GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => None;

    public Types GetPrimitiveType(PrimitiveTypeCode typeCode) => None;

    public Types GetGenericMethodParameter(object? context, int index) => None;

    public Types GetGenericTypeParameter(object? context, int index) => None;

    public Types GetArrayType(Types elementType, ArrayShape shape) => elementType;

    public Types GetSZArrayType(Types elementType) => elementType;

    public Types GetByReferenceType(Types elementType) => elementType;

    public Types GetPointerType(Types elementType) => elementType;

    public Types GetPinnedType(Types elementType) => elementType;
}
