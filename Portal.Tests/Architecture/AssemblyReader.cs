using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Portal.Tests.Architecture;

/// <summary>Reads from a compiled assembly which of its own types lean on which, down to the instructions of every method body.</summary>
public sealed class AssemblyReader
{
    readonly PEReader file;
    readonly MetadataReader metadata;
    readonly TypeCollector collector = new();

    AssemblyReader(PEReader file) => (this.file, metadata) = (file, file.GetMetadataReader());

    /// <summary>All references between types of the assembly that holds <paramref name="inside"/>, each once.</summary>
    public static IReadOnlyList<Reference> ReferencesOf(Type inside)
    {
        using var file = new PEReader(File.OpenRead(inside.Assembly.Location));
        return new AssemblyReader(file).References().Distinct().ToList();
    }

    IEnumerable<Reference> References() =>
        from handle in metadata.TypeDefinitions
        let source = NameOf(handle)
        from target in TargetsOf(metadata.GetTypeDefinition(handle)).Select(NameOf)
        where source != target
        select new Reference(source, target);

    IEnumerable<TypeDefinitionHandle> TargetsOf(TypeDefinition type) =>
    [
        .. TypesIn(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(i => TypesIn(metadata.GetInterfaceImplementation(i).Interface)),
        .. type.GetFields().SelectMany(f => FieldTypes(metadata.GetFieldDefinition(f))),
        .. type.GetProperties().SelectMany(p => AttributeTypes(metadata.GetPropertyDefinition(p).GetCustomAttributes())),
        .. type.GetMethods().SelectMany(m => MethodTypes(metadata.GetMethodDefinition(m))),
        .. Constraints(type.GetGenericParameters()),
        .. AttributeTypes(type.GetCustomAttributes()),
    ];

    IEnumerable<TypeDefinitionHandle> FieldTypes(FieldDefinition field) =>
        [.. field.DecodeSignature(collector, null), .. AttributeTypes(field.GetCustomAttributes())];

    IEnumerable<TypeDefinitionHandle> MethodTypes(MethodDefinition method) =>
    [
        .. SignatureTypes(method.DecodeSignature(collector, null)),
        .. method.GetParameters().SelectMany(p => AttributeTypes(metadata.GetParameter(p).GetCustomAttributes())),
        .. Constraints(method.GetGenericParameters()),
        .. AttributeTypes(method.GetCustomAttributes()),
        .. method.RelativeVirtualAddress == 0 ? [] : BodyTypes(file.GetMethodBody(method.RelativeVirtualAddress)),
    ];

    IEnumerable<TypeDefinitionHandle> BodyTypes(MethodBodyBlock body) =>
    [
        .. body.LocalSignature.IsNil ? [] : metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(collector, null).SelectMany(t => t),
        .. body.ExceptionRegions.SelectMany(r => TypesIn(r.CatchType)),
        .. Instructions.TokensOf(body.GetILReader()).SelectMany(TypesIn),
    ];

    IEnumerable<TypeDefinitionHandle> Constraints(GenericParameterHandleCollection parameters) =>
        from parameter in parameters
        from constraint in metadata.GetGenericParameter(parameter).GetConstraints()
        from type in TypesIn(metadata.GetGenericParameterConstraint(constraint).Type)
        select type;

    // The blob carries typeof(...) arguments as text, which the collector does not read: the attribute's own type is enough here.
    IEnumerable<TypeDefinitionHandle> AttributeTypes(CustomAttributeHandleCollection attributes) =>
        attributes.SelectMany(a => TypesIn(metadata.GetCustomAttribute(a).Constructor));

    static IEnumerable<TypeDefinitionHandle> SignatureTypes(MethodSignature<IReadOnlyList<TypeDefinitionHandle>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(t => t)];

    IEnumerable<TypeDefinitionHandle> TypesIn(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [(TypeDefinitionHandle)handle],
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(collector, null),
        HandleKind.MethodDefinition => [metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.FieldDefinition => [metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.MemberReference => MemberTypes(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => SpecificationTypes(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        _ => [],
    };

    IEnumerable<TypeDefinitionHandle> MemberTypes(MemberReference member) => member.GetKind() == MemberReferenceKind.Field
        ? [.. TypesIn(member.Parent), .. member.DecodeFieldSignature(collector, null)]
        : [.. TypesIn(member.Parent), .. SignatureTypes(member.DecodeMethodSignature(collector, null))];

    IEnumerable<TypeDefinitionHandle> SpecificationTypes(MethodSpecification method) =>
        [.. TypesIn(method.Method), .. method.DecodeSignature(collector, null).SelectMany(t => t)];

    TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return new(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }
}
