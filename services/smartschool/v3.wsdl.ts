/** Smartschool Webservices V3, with the tenant's endpoint as `https://school.smartschool.be/Webservices/V3`. */
export const WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="V3" targetNamespace="https://school.smartschool.be/Webservices/V3" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="https://school.smartschool.be/Webservices/V3" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/">
  <types><xsd:schema targetNamespace="https://school.smartschool.be/Webservices/V3"/></types>
  <message name="saveUserIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="internnumber" type="xsd:string"/>
    <part name="username" type="xsd:string"/>
    <part name="passwd1" type="xsd:string"/>
    <part name="passwd2" type="xsd:string"/>
    <part name="passwd3" type="xsd:string"/>
    <part name="name" type="xsd:string"/>
    <part name="surname" type="xsd:string"/>
    <part name="extranames" type="xsd:string"/>
    <part name="initials" type="xsd:string"/>
    <part name="sex" type="xsd:string"/>
    <part name="birthday" type="xsd:string"/>
    <part name="birthplace" type="xsd:string"/>
    <part name="birthcountry" type="xsd:string"/>
    <part name="address" type="xsd:string"/>
    <part name="postalcode" type="xsd:string"/>
    <part name="location" type="xsd:string"/>
    <part name="country" type="xsd:string"/>
    <part name="email" type="xsd:string"/>
    <part name="mobilephone" type="xsd:string"/>
    <part name="homephone" type="xsd:string"/>
    <part name="fax" type="xsd:string"/>
    <part name="prn" type="xsd:string"/>
    <part name="stamboeknummer" type="xsd:string"/>
    <part name="basisrol" type="xsd:string"/>
    <part name="untis" type="xsd:string"/>
  </message>
  <message name="saveUserOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="name" type="xsd:string"/>
    <part name="desc" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="parent" type="xsd:string"/>
    <part name="untis" type="xsd:string"/>
    <part name="instituteNumber" type="xsd:string"/>
    <part name="adminNumber" type="xsd:string"/>
    <part name="schoolYearDate" type="xsd:string"/>
  </message>
  <message name="saveClassOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveGroupIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="name" type="xsd:string"/>
    <part name="desc" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="parent" type="xsd:string"/>
    <part name="untis" type="xsd:string"/>
  </message>
  <message name="saveGroupOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAllAccountsIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="recursive" type="xsd:string"/>
  </message>
  <message name="getAllAccountsOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAllAccountsExtendedIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="recursive" type="xsd:string"/>
  </message>
  <message name="getAllAccountsExtendedOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAllGroupsAndClassesIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="getAllGroupsAndClassesOut"><part name="return" type="xsd:anyType"/></message>
  <message name="addCourseIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="coursename" type="xsd:string"/>
    <part name="coursedesc" type="xsd:string"/>
    <part name="visibility" type="xsd:int"/>
  </message>
  <message name="addCourseOut"><part name="return" type="xsd:string"/></message>
  <message name="addCourseTeacherIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="coursename" type="xsd:string"/>
    <part name="coursedesc" type="xsd:string"/>
    <part name="internnummer" type="xsd:string"/>
    <part name="userlist" type="xsd:string"/>
  </message>
  <message name="addCourseTeacherOut"><part name="return" type="xsd:anyType"/></message>
  <message name="addCourseStudentsIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="coursename" type="xsd:string"/>
    <part name="coursedesc" type="xsd:string"/>
    <part name="groupIds" type="xsd:string"/>
  </message>
  <message name="addCourseStudentsOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getCoursesIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="getCoursesOut"><part name="return" type="xsd:string"/></message>
  <message name="delUserIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="officialDate" type="xsd:string"/>
  </message>
  <message name="delUserOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveUserParameterIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="paramName" type="xsd:string"/>
    <part name="paramValue" type="xsd:string"/>
  </message>
  <message name="saveUserParameterOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getClassListIn">
    <part name="accesscode" type="xsd:anyType"/>
  </message>
  <message name="getClassListOut"><part name="return" type="xsd:string"/></message>
  <message name="getClassListJsonIn">
    <part name="accesscode" type="xsd:anyType"/>
  </message>
  <message name="getClassListJsonOut"><part name="return" type="xsd:string"/></message>
  <message name="saveClassListIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="serializedList" type="xsd:string"/>
  </message>
  <message name="saveClassListOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveClassListJsonIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="jsonList" type="xsd:string"/>
  </message>
  <message name="saveClassListJsonOut"><part name="return" type="xsd:anyType"/></message>
  <message name="delClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
  </message>
  <message name="delClassOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveUserToClassesIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="csvList" type="xsd:string"/>
  </message>
  <message name="saveUserToClassesOut"><part name="return" type="xsd:anyType"/></message>
  <message name="removeUserFromGroupIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="class" type="xsd:string"/>
    <part name="officialDate" type="xsd:string"/>
  </message>
  <message name="removeUserFromGroupOut"><part name="return" type="xsd:anyType"/></message>
  <message name="clearGroupIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="group" type="xsd:string"/>
    <part name="officialDate" type="xsd:string"/>
  </message>
  <message name="clearGroupOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveUserToClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="class" type="xsd:string"/>
    <part name="officialDate" type="xsd:string"/>
  </message>
  <message name="saveUserToClassOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveUserToClassesAndGroupsIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="csvList" type="xsd:string"/>
    <part name="keepOld" type="xsd:int"/>
  </message>
  <message name="saveUserToClassesAndGroupsOut"><part name="return" type="xsd:anyType"/></message>
  <message name="setAccountStatusIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountStatus" type="xsd:anyType"/>
  </message>
  <message name="setAccountStatusOut"><part name="return" type="xsd:anyType"/></message>
  <message name="setAccountPhotoIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="photo" type="xsd:string"/>
  </message>
  <message name="setAccountPhotoOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAccountPhotoIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
  </message>
  <message name="getAccountPhotoOut"><part name="return" type="xsd:string"/></message>
  <message name="replaceInumIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="oldInum" type="xsd:string"/>
    <part name="newInum" type="xsd:string"/>
  </message>
  <message name="replaceInumOut"><part name="return" type="xsd:anyType"/></message>
  <message name="forcePasswordResetIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
  </message>
  <message name="forcePasswordResetOut"><part name="return" type="xsd:anyType"/></message>
  <message name="savePasswordIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="password" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
    <part name="changePasswordAtNextLogin" type="xsd:int"/>
  </message>
  <message name="savePasswordOut"><part name="return" type="xsd:anyType"/></message>
  <message name="sendMsgIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="title" type="xsd:string"/>
    <part name="body" type="xsd:string"/>
    <part name="senderIdentifier" type="xsd:string"/>
    <part name="attachments" type="xsd:anyType"/>
    <part name="coaccount" type="xsd:int"/>
    <part name="copyToLVS" type="xsd:boolean"/>
  </message>
  <message name="sendMsgOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getSkoreClassTeacherCourseRelationIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="getSkoreClassTeacherCourseRelationOut"><part name="return" type="xsd:anyType"/></message>
  <message name="unregisterStudentIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="officialDate" type="xsd:string"/>
  </message>
  <message name="unregisterStudentOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getClassTeachersIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="getAllOwners" type="xsd:boolean"/>
  </message>
  <message name="getClassTeachersOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAbsentsByDateIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
  </message>
  <message name="getAbsentsByDateOut"><part name="return" type="xsd:string"/></message>
  <message name="getAbsentsWithInternalNumberByDateIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
  </message>
  <message name="getAbsentsWithInternalNumberByDateOut"><part name="return" type="xsd:string"/></message>
  <message name="getAbsentsWithUsernameByDateIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
  </message>
  <message name="getAbsentsWithUsernameByDateOut"><part name="return" type="xsd:string"/></message>
  <message name="getAbsentsByDateAndGroupIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
  </message>
  <message name="getAbsentsByDateAndGroupOut"><part name="return" type="xsd:string"/></message>
  <message name="getAbsentsWithAliasByDateIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
  </message>
  <message name="getAbsentsWithAliasByDateOut"><part name="return" type="xsd:string"/></message>
  <message name="getAbsentsIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="schoolYear" type="xsd:string"/>
  </message>
  <message name="getAbsentsOut"><part name="return" type="xsd:string"/></message>
  <message name="getUserDetailsIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
  </message>
  <message name="getUserDetailsOut"><part name="return" type="xsd:string"/></message>
  <message name="getUserDetailsByNumberIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="number" type="xsd:string"/>
  </message>
  <message name="getUserDetailsByNumberOut"><part name="return" type="xsd:string"/></message>
  <message name="getUserDetailsByUsernameIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="username" type="xsd:string"/>
  </message>
  <message name="getUserDetailsByUsernameOut"><part name="return" type="xsd:string"/></message>
  <message name="getUserOfficialClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
  </message>
  <message name="getUserOfficialClassOut"><part name="return" type="xsd:string"/></message>
  <message name="saveSignatureIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
    <part name="signature" type="xsd:string"/>
  </message>
  <message name="saveSignatureOut"><part name="return" type="xsd:boolean"/></message>
  <message name="getStudentCareerIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
  </message>
  <message name="getStudentCareerOut"><part name="return" type="xsd:string"/></message>
  <message name="deactivateTwoFactorAuthenticationIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
  </message>
  <message name="deactivateTwoFactorAuthenticationOut"><part name="return" type="xsd:anyType"/></message>
  <message name="returnErrorCodesIn"/>
  <message name="returnCsvErrorCodesIn"/>
  <message name="returnCsvErrorCodesOut"><part name="return" type="xsd:string"/></message>
  <message name="returnJsonErrorCodesIn"/>
  <message name="returnJsonErrorCodesOut"><part name="return" type="xsd:string"/></message>
  <message name="startSkoreSyncIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="startSkoreSyncOut"><part name="return" type="xsd:string"/></message>
  <message name="checkStatusIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="serviceId" type="xsd:string"/>
  </message>
  <message name="checkStatusOut"><part name="return" type="xsd:string"/></message>
  <message name="changeUsernameIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="internNumber" type="xsd:string"/>
    <part name="newUsername" type="xsd:string"/>
  </message>
  <message name="changeUsernameOut"><part name="return" type="xsd:int"/></message>
  <message name="changeInternNumberIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="username" type="xsd:string"/>
    <part name="newInternNumber" type="xsd:string"/>
  </message>
  <message name="changeInternNumberOut"><part name="return" type="xsd:int"/></message>
  <message name="changeGroupOwnersIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="userlist" type="xsd:string"/>
  </message>
  <message name="changeGroupOwnersOut"><part name="return" type="xsd:int"/></message>
  <message name="removeCoAccountIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
  </message>
  <message name="removeCoAccountOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getSchoolyearDataOfClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="classCode" type="xsd:string"/>
  </message>
  <message name="getSchoolyearDataOfClassOut"><part name="return" type="xsd:anyType"/></message>
  <message name="saveSchoolyearDataOfClassIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="classCode" type="xsd:string"/>
    <part name="date" type="xsd:string"/>
    <part name="instituteNumber" type="xsd:string"/>
    <part name="administrativeGroupNumber" type="xsd:string"/>
    <part name="residence" type="xsd:string"/>
    <part name="domain" type="xsd:string"/>
    <part name="principal" type="xsd:string"/>
  </message>
  <message name="saveSchoolyearDataOfClassOut"><part name="return" type="xsd:anyType"/></message>
  <message name="changePasswordAtNextLoginIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="accountType" type="xsd:int"/>
  </message>
  <message name="changePasswordAtNextLoginOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getAbsentsWithAliasIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="schoolYear" type="xsd:string"/>
  </message>
  <message name="getAbsentsWithAliasOut"><part name="return" type="xsd:string"/></message>
  <message name="getUserDetailsByScannableCodeIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="scannableCode" type="xsd:string"/>
  </message>
  <message name="getUserDetailsByScannableCodeOut"><part name="return" type="xsd:string"/></message>
  <message name="getReferenceFieldIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="getReferenceFieldOut"><part name="return" type="xsd:string"/></message>
  <message name="addHelpdeskTicketIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="title" type="xsd:string"/>
    <part name="description" type="xsd:string"/>
    <part name="priority" type="xsd:int"/>
    <part name="miniDbItem" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
  </message>
  <message name="addHelpdeskTicketOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getHelpdeskMiniDbItemsIn">
    <part name="accesscode" type="xsd:string"/>
  </message>
  <message name="getHelpdeskMiniDbItemsOut"><part name="return" type="xsd:anyType"/></message>
  <message name="changeGroupVisibilityIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="code" type="xsd:string"/>
    <part name="visbility" type="xsd:int"/>
  </message>
  <message name="changeGroupVisibilityOut"><part name="return" type="xsd:anyType"/></message>
  <message name="getDeliberationLinesIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="dateInSchoolYear" type="xsd:string"/>
  </message>
  <message name="getDeliberationLinesOut"><part name="return" type="xsd:anyType"/></message>
  <message name="sendNotificationIn">
    <part name="accesscode" type="xsd:string"/>
    <part name="title" type="xsd:string"/>
    <part name="description" type="xsd:string"/>
    <part name="userIdentifier" type="xsd:string"/>
    <part name="coaccount" type="xsd:int"/>
    <part name="link" type="xsd:string"/>
  </message>
  <message name="sendNotificationOut"><part name="return" type="xsd:anyType"/></message>
  <portType name="V3Port">
    <operation name="saveUser">
      <documentation>Creates or updates one user, matched on the configured unique field. (seen since: 2018)</documentation>
      <input message="tns:saveUserIn"/>
      <output message="tns:saveUserOut"/>
    </operation>
    <operation name="saveClass">
      <documentation>Creates or updates a class; official when instituteNumber and adminNumber are given. (seen since: 2018)</documentation>
      <input message="tns:saveClassIn"/>
      <output message="tns:saveClassOut"/>
    </operation>
    <operation name="saveGroup">
      <documentation>Creates or updates a group. (seen since: 2018)</documentation>
      <input message="tns:saveGroupIn"/>
      <output message="tns:saveGroupOut"/>
    </operation>
    <operation name="getAllAccounts">
      <documentation>Base64 XML list of the accounts in a group, or an int code. (seen since: 2018)</documentation>
      <input message="tns:getAllAccountsIn"/>
      <output message="tns:getAllAccountsOut"/>
    </operation>
    <operation name="getAllAccountsExtended">
      <documentation>JSON list with all profile fields of the accounts in a group, or an int code. (seen since: 2018)</documentation>
      <input message="tns:getAllAccountsExtendedIn"/>
      <output message="tns:getAllAccountsExtendedOut"/>
    </operation>
    <operation name="getAllGroupsAndClasses">
      <documentation>Base64 XML tree of groups and classes, or an int code. (seen since: 2018)</documentation>
      <input message="tns:getAllGroupsAndClassesIn"/>
      <output message="tns:getAllGroupsAndClassesOut"/>
    </operation>
    <operation name="addCourse">
      <documentation>Creates a course. (seen since: 2018; visibility later)</documentation>
      <input message="tns:addCourseIn"/>
      <output message="tns:addCourseOut"/>
    </operation>
    <operation name="addCourseTeacher">
      <documentation>Links a main teacher and co-teachers to a course. (seen since: 2018)</documentation>
      <input message="tns:addCourseTeacherIn"/>
      <output message="tns:addCourseTeacherOut"/>
    </operation>
    <operation name="addCourseStudents">
      <documentation>Links classes or groups to a course. (seen since: 2018)</documentation>
      <input message="tns:addCourseStudentsIn"/>
      <output message="tns:addCourseStudentsOut"/>
    </operation>
    <operation name="getCourses">
      <documentation>Base64 XML list of courses. (seen since: 2018)</documentation>
      <input message="tns:getCoursesIn"/>
      <output message="tns:getCoursesOut"/>
    </operation>
    <operation name="delUser">
      <documentation>Deletes a user. (seen since: 2018)</documentation>
      <input message="tns:delUserIn"/>
      <output message="tns:delUserOut"/>
    </operation>
    <operation name="saveUserParameter">
      <documentation>Sets one profile, own, Informat or co-account field. (seen since: 2018)</documentation>
      <input message="tns:saveUserParameterIn"/>
      <output message="tns:saveUserParameterOut"/>
    </operation>
    <operation name="getClassList">
      <documentation>PHP-serialised list of classes. (seen since: 2018)</documentation>
      <input message="tns:getClassListIn"/>
      <output message="tns:getClassListOut"/>
    </operation>
    <operation name="getClassListJson">
      <documentation>JSON list of classes. (seen since: 2018)</documentation>
      <input message="tns:getClassListJsonIn"/>
      <output message="tns:getClassListJsonOut"/>
    </operation>
    <operation name="saveClassList">
      <documentation>Updates classes from a PHP-serialised list. (seen since: 2018)</documentation>
      <input message="tns:saveClassListIn"/>
      <output message="tns:saveClassListOut"/>
    </operation>
    <operation name="saveClassListJson">
      <documentation>Updates classes from a JSON list. (seen since: 2018)</documentation>
      <input message="tns:saveClassListJsonIn"/>
      <output message="tns:saveClassListJsonOut"/>
    </operation>
    <operation name="delClass">
      <documentation>Deletes a group, class or official class; its members stay. (seen since: 2018)</documentation>
      <input message="tns:delClassIn"/>
      <output message="tns:delClassOut"/>
    </operation>
    <operation name="saveUserToClasses">
      <documentation>Adds memberships. (seen since: 2018)</documentation>
      <input message="tns:saveUserToClassesIn"/>
      <output message="tns:saveUserToClassesOut"/>
    </operation>
    <operation name="removeUserFromGroup">
      <documentation>Ends one membership. (seen since: 2018)</documentation>
      <input message="tns:removeUserFromGroupIn"/>
      <output message="tns:removeUserFromGroupOut"/>
    </operation>
    <operation name="clearGroup">
      <documentation>Ends all memberships of a group. (seen since: 2019)</documentation>
      <input message="tns:clearGroupIn"/>
      <output message="tns:clearGroupOut"/>
    </operation>
    <operation name="saveUserToClass">
      <documentation>Moves a pupil to an official class. (seen since: 2018)</documentation>
      <input message="tns:saveUserToClassIn"/>
      <output message="tns:saveUserToClassOut"/>
    </operation>
    <operation name="saveUserToClassesAndGroups">
      <documentation>Sets or extends the memberships of a user. (seen since: 2018)</documentation>
      <input message="tns:saveUserToClassesAndGroupsIn"/>
      <output message="tns:saveUserToClassesAndGroupsOut"/>
    </operation>
    <operation name="setAccountStatus">
      <documentation>Sets the status of a main account. (seen since: 2018)</documentation>
      <input message="tns:setAccountStatusIn"/>
      <output message="tns:setAccountStatusOut"/>
    </operation>
    <operation name="setAccountPhoto">
      <documentation>Sets or, with an empty value, clears the photo. (seen since: 2018)</documentation>
      <input message="tns:setAccountPhotoIn"/>
      <output message="tns:setAccountPhotoOut"/>
    </operation>
    <operation name="getAccountPhoto">
      <documentation>Base64 image. (seen since: 2018)</documentation>
      <input message="tns:getAccountPhotoIn"/>
      <output message="tns:getAccountPhotoOut"/>
    </operation>
    <operation name="replaceInum">
      <documentation>Replaces an internal number. (seen since: 2018)</documentation>
      <input message="tns:replaceInumIn"/>
      <output message="tns:replaceInumOut"/>
    </operation>
    <operation name="forcePasswordReset">
      <documentation>Password must change at the next login. (seen since: 2018)</documentation>
      <input message="tns:forcePasswordResetIn"/>
      <output message="tns:forcePasswordResetOut"/>
    </operation>
    <operation name="savePassword">
      <documentation>Sets the password of the main account or a co-account. (seen since: 2018; last part later)</documentation>
      <input message="tns:savePasswordIn"/>
      <output message="tns:savePasswordOut"/>
    </operation>
    <operation name="sendMsg">
      <documentation>Sends a message. (seen since: 2018)</documentation>
      <input message="tns:sendMsgIn"/>
      <output message="tns:sendMsgOut"/>
    </operation>
    <operation name="getSkoreClassTeacherCourseRelation">
      <documentation>XML with the Skore links. (seen since: 2018)</documentation>
      <input message="tns:getSkoreClassTeacherCourseRelationIn"/>
      <output message="tns:getSkoreClassTeacherCourseRelationOut"/>
    </operation>
    <operation name="unregisterStudent">
      <documentation>Takes a pupil off the roll. (seen since: 2018)</documentation>
      <input message="tns:unregisterStudentIn"/>
      <output message="tns:unregisterStudentOut"/>
    </operation>
    <operation name="getClassTeachers">
      <documentation>JSON list of class tutors. (seen since: 2018)</documentation>
      <input message="tns:getClassTeachersIn"/>
      <output message="tns:getClassTeachersOut"/>
    </operation>
    <operation name="getAbsentsByDate">
      <documentation>JSON half-day codes of all pupils on one day. (seen since: 2018)</documentation>
      <input message="tns:getAbsentsByDateIn"/>
      <output message="tns:getAbsentsByDateOut"/>
    </operation>
    <operation name="getAbsentsWithInternalNumberByDate">
      <documentation>Same, keyed by internal number. (seen since: 2019)</documentation>
      <input message="tns:getAbsentsWithInternalNumberByDateIn"/>
      <output message="tns:getAbsentsWithInternalNumberByDateOut"/>
    </operation>
    <operation name="getAbsentsWithUsernameByDate">
      <documentation>Same, keyed by username. (seen since: 2019)</documentation>
      <input message="tns:getAbsentsWithUsernameByDateIn"/>
      <output message="tns:getAbsentsWithUsernameByDateOut"/>
    </operation>
    <operation name="getAbsentsByDateAndGroup">
      <documentation>Same, limited to one class or group. (seen since: 2019)</documentation>
      <input message="tns:getAbsentsByDateAndGroupIn"/>
      <output message="tns:getAbsentsByDateAndGroupOut"/>
    </operation>
    <operation name="getAbsentsWithAliasByDate">
      <documentation>Same, with the alias of each code. (seen since: 2018)</documentation>
      <input message="tns:getAbsentsWithAliasByDateIn"/>
      <output message="tns:getAbsentsWithAliasByDateOut"/>
    </operation>
    <operation name="getAbsents">
      <documentation>JSON half-day codes of one pupil in one school year. (seen since: 2018)</documentation>
      <input message="tns:getAbsentsIn"/>
      <output message="tns:getAbsentsOut"/>
    </operation>
    <operation name="getUserDetails">
      <documentation>JSON with all profile fields of one user. (seen since: 2018)</documentation>
      <input message="tns:getUserDetailsIn"/>
      <output message="tns:getUserDetailsOut"/>
    </operation>
    <operation name="getUserDetailsByNumber">
      <documentation>Same, found by internal number. (seen since: 2018)</documentation>
      <input message="tns:getUserDetailsByNumberIn"/>
      <output message="tns:getUserDetailsByNumberOut"/>
    </operation>
    <operation name="getUserDetailsByUsername">
      <documentation>Same, found by username. (seen since: 2018)</documentation>
      <input message="tns:getUserDetailsByUsernameIn"/>
      <output message="tns:getUserDetailsByUsernameOut"/>
    </operation>
    <operation name="getUserOfficialClass">
      <documentation>JSON of the official class on a day. (seen since: 2018)</documentation>
      <input message="tns:getUserOfficialClassIn"/>
      <output message="tns:getUserOfficialClassOut"/>
    </operation>
    <operation name="saveSignature">
      <documentation>Sets the message signature. (seen since: 2018)</documentation>
      <input message="tns:saveSignatureIn"/>
      <output message="tns:saveSignatureOut"/>
    </operation>
    <operation name="getStudentCareer">
      <documentation>JSON list of class movements. (seen since: 2018)</documentation>
      <input message="tns:getStudentCareerIn"/>
      <output message="tns:getStudentCareerOut"/>
    </operation>
    <operation name="deactivateTwoFactorAuthentication">
      <documentation>Switches two-step login off; no longer in the manual. (seen since: 2018)</documentation>
      <input message="tns:deactivateTwoFactorAuthenticationIn"/>
      <output message="tns:deactivateTwoFactorAuthenticationOut"/>
    </operation>
    <operation name="returnErrorCodes">
      <documentation>Input only. (seen since: 2018)</documentation>
      <input message="tns:returnErrorCodesIn"/>
    </operation>
    <operation name="returnCsvErrorCodes">
      <documentation>All result codes as CSV. (seen since: 2018)</documentation>
      <input message="tns:returnCsvErrorCodesIn"/>
      <output message="tns:returnCsvErrorCodesOut"/>
    </operation>
    <operation name="returnJsonErrorCodes">
      <documentation>All result codes as a JSON object. (seen since: 2018)</documentation>
      <input message="tns:returnJsonErrorCodesIn"/>
      <output message="tns:returnJsonErrorCodesOut"/>
    </operation>
    <operation name="startSkoreSync">
      <documentation>Starts a Skore synchronisation. (seen since: 2018)</documentation>
      <input message="tns:startSkoreSyncIn"/>
      <output message="tns:startSkoreSyncOut"/>
    </operation>
    <operation name="checkStatus">
      <documentation>Status of a Skore synchronisation. (seen since: 2018)</documentation>
      <input message="tns:checkStatusIn"/>
      <output message="tns:checkStatusOut"/>
    </operation>
    <operation name="changeUsername">
      <documentation>Changes a username. (seen since: 2018)</documentation>
      <input message="tns:changeUsernameIn"/>
      <output message="tns:changeUsernameOut"/>
    </operation>
    <operation name="changeInternNumber">
      <documentation>Changes an internal number. (seen since: 2018)</documentation>
      <input message="tns:changeInternNumberIn"/>
      <output message="tns:changeInternNumberOut"/>
    </operation>
    <operation name="changeGroupOwners">
      <documentation>Replaces the class tutors. (seen since: 2018)</documentation>
      <input message="tns:changeGroupOwnersIn"/>
      <output message="tns:changeGroupOwnersOut"/>
    </operation>
    <operation name="removeCoAccount">
      <documentation>Removes one co-account. (seen since: 2019)</documentation>
      <input message="tns:removeCoAccountIn"/>
      <output message="tns:removeCoAccountOut"/>
    </operation>
    <operation name="getSchoolyearDataOfClass">
      <documentation>JSON list of school-year data of a class. (seen since: 2019)</documentation>
      <input message="tns:getSchoolyearDataOfClassIn"/>
      <output message="tns:getSchoolyearDataOfClassOut"/>
    </operation>
    <operation name="saveSchoolyearDataOfClass">
      <documentation>Changes school-year data of a class. (seen since: 2019; principal later)</documentation>
      <input message="tns:saveSchoolyearDataOfClassIn"/>
      <output message="tns:saveSchoolyearDataOfClassOut"/>
    </operation>
    <operation name="changePasswordAtNextLogin">
      <documentation>Password must change at the next login. (seen since: after 2020, return type ASSUMED)</documentation>
      <input message="tns:changePasswordAtNextLoginIn"/>
      <output message="tns:changePasswordAtNextLoginOut"/>
    </operation>
    <operation name="getAbsentsWithAlias">
      <documentation>getAbsents with the alias of each code. (seen since: after 2020, return type ASSUMED)</documentation>
      <input message="tns:getAbsentsWithAliasIn"/>
      <output message="tns:getAbsentsWithAliasOut"/>
    </operation>
    <operation name="getUserDetailsByScannableCode">
      <documentation>getUserDetails found by scannable code. (seen since: after 2020, return type ASSUMED)</documentation>
      <input message="tns:getUserDetailsByScannableCodeIn"/>
      <output message="tns:getUserDetailsByScannableCodeOut"/>
    </operation>
    <operation name="getReferenceField">
      <documentation>Name of the configured unique field. (seen since: after 2020)</documentation>
      <input message="tns:getReferenceFieldIn"/>
      <output message="tns:getReferenceFieldOut"/>
    </operation>
    <operation name="addHelpdeskTicket">
      <documentation>Creates a helpdesk ticket. (seen since: after 2020)</documentation>
      <input message="tns:addHelpdeskTicketIn"/>
      <output message="tns:addHelpdeskTicketOut"/>
    </operation>
    <operation name="getHelpdeskMiniDbItems">
      <documentation>JSON list of helpdesk items. (seen since: after 2020)</documentation>
      <input message="tns:getHelpdeskMiniDbItemsIn"/>
      <output message="tns:getHelpdeskMiniDbItemsOut"/>
    </operation>
    <operation name="changeGroupVisibility">
      <documentation>Shows or hides a group; the part name is misspelled on the real service. (seen since: after 2020, undocumented, types ASSUMED)</documentation>
      <input message="tns:changeGroupVisibilityIn"/>
      <output message="tns:changeGroupVisibilityOut"/>
    </operation>
    <operation name="getDeliberationLines">
      <documentation>Deliberation lines of a school year. (seen since: after 2020, undocumented, types ASSUMED)</documentation>
      <input message="tns:getDeliberationLinesIn"/>
      <output message="tns:getDeliberationLinesOut"/>
    </operation>
    <operation name="sendNotification">
      <documentation>Sends a notification. (seen since: after 2020, undocumented, types ASSUMED)</documentation>
      <input message="tns:sendNotificationIn"/>
      <output message="tns:sendNotificationOut"/>
    </operation>
  </portType>
  <binding name="V3Binding" type="tns:V3Port">
    <soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="saveUser">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveUser"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveGroup">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveGroup"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAllAccounts">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAllAccounts"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAllAccountsExtended">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAllAccountsExtended"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAllGroupsAndClasses">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAllGroupsAndClasses"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="addCourse">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#addCourse"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="addCourseTeacher">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#addCourseTeacher"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="addCourseStudents">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#addCourseStudents"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getCourses">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getCourses"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="delUser">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#delUser"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveUserParameter">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveUserParameter"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getClassList">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getClassList"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getClassListJson">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getClassListJson"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveClassList">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveClassList"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveClassListJson">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveClassListJson"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="delClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#delClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveUserToClasses">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveUserToClasses"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="removeUserFromGroup">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#removeUserFromGroup"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="clearGroup">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#clearGroup"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveUserToClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveUserToClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveUserToClassesAndGroups">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveUserToClassesAndGroups"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="setAccountStatus">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#setAccountStatus"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="setAccountPhoto">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#setAccountPhoto"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAccountPhoto">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAccountPhoto"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="replaceInum">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#replaceInum"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="forcePasswordReset">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#forcePasswordReset"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="savePassword">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#savePassword"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="sendMsg">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#sendMsg"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getSkoreClassTeacherCourseRelation">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getSkoreClassTeacherCourseRelation"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="unregisterStudent">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#unregisterStudent"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getClassTeachers">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getClassTeachers"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsByDate">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsByDate"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsWithInternalNumberByDate">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsWithInternalNumberByDate"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsWithUsernameByDate">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsWithUsernameByDate"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsByDateAndGroup">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsByDateAndGroup"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsWithAliasByDate">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsWithAliasByDate"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsents">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsents"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getUserDetails">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getUserDetails"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getUserDetailsByNumber">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getUserDetailsByNumber"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getUserDetailsByUsername">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getUserDetailsByUsername"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getUserOfficialClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getUserOfficialClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveSignature">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveSignature"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getStudentCareer">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getStudentCareer"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="deactivateTwoFactorAuthentication">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#deactivateTwoFactorAuthentication"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="returnErrorCodes">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#returnErrorCodes"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
    </operation>
    <operation name="returnCsvErrorCodes">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#returnCsvErrorCodes"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="returnJsonErrorCodes">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#returnJsonErrorCodes"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="startSkoreSync">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#startSkoreSync"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="checkStatus">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#checkStatus"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="changeUsername">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#changeUsername"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="changeInternNumber">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#changeInternNumber"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="changeGroupOwners">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#changeGroupOwners"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="removeCoAccount">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#removeCoAccount"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getSchoolyearDataOfClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getSchoolyearDataOfClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="saveSchoolyearDataOfClass">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#saveSchoolyearDataOfClass"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="changePasswordAtNextLogin">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#changePasswordAtNextLogin"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getAbsentsWithAlias">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getAbsentsWithAlias"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getUserDetailsByScannableCode">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getUserDetailsByScannableCode"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getReferenceField">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getReferenceField"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="addHelpdeskTicket">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#addHelpdeskTicket"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getHelpdeskMiniDbItems">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getHelpdeskMiniDbItems"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="changeGroupVisibility">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#changeGroupVisibility"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="getDeliberationLines">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#getDeliberationLines"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
    <operation name="sendNotification">
      <soap:operation soapAction="https://school.smartschool.be/Webservices/V3#sendNotification"/>
      <input><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="https://school.smartschool.be/Webservices/V3" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation>
  </binding>
  <service name="V3Service">
    <port name="V3Port" binding="tns:V3Binding">
      <soap:address location="https://school.smartschool.be/Webservices/V3"/>
    </port>
  </service>
</definitions>
`;
