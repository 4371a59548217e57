"""Security configurations of Glue in CloudFormation."""

from ministack.services import glue
from ministack.services.cloudformation import provisioners

from resources import Attributes, Properties, register

SECURITY_CONFIGURATION = "AWS::Glue::SecurityConfiguration"


def install() -> None:
    """Adds the type."""
    register(
        SECURITY_CONFIGURATION,
        create,
        lambda name: glue._delete_security_configuration({"Name": name}),
    )


def create(name: str, properties: Properties) -> tuple[str, Attributes]:
    encryption = dict(properties.get("EncryptionConfiguration") or {})
    if "S3Encryptions" in encryption:  # The API has another name for it.
        encryption["S3Encryption"] = encryption.pop("S3Encryptions")
    data = {"Name": name, "EncryptionConfiguration": encryption}
    provisioners._glue_call(
        glue._create_security_configuration, data, SECURITY_CONFIGURATION, "create"
    )
    return name, {}
